# frozen_string_literal: true

require "minitest/autorun"
require "tmpdir"
require_relative "../lib/kernel/saves"

class TestSaves < Minitest::Test
  include RetroKernel

  def setup
    @folder = Dir.mktmpdir
    @save = SaveFile.new(@folder, "toy", 7)
  end

  def teardown
    FileUtils.remove_entry(@folder)
  end

  def test_what_is_kept_is_found_again
    @save.keep([2, 150, 3, 9])
    assert_equal([2, 150, 3, 9], SaveFile.new(@folder, "toy", 7).read)
    assert_equal(["save.json"], Dir.children(File.join(@folder, "toy")))
  end

  def test_the_file_is_that_of_all_languages
    @save.keep([2, 150, 3, 9])
    assert_equal("{\"save\": [2, 150, 3, 9], \"check\": 1998436294}\n", File.read(@save.path))
  end

  def test_nothing_is_written_while_nothing_changes
    @save.keep([0, 0, 0, 0])
    refute_path_exists(@save.path)
    @save.keep([1, 0, 0, 0])
    File.delete(@save.path)
    @save.keep([1, 0, 0, 0])
    refute_path_exists(@save.path)
  end

  def test_a_damaged_save_counts_as_none
    ["", "[]", "{}", '{"save": [9, 9, 9, 9], "check": 1}', "\xFF"].each do |content|
      @save.keep([2, content.length, 0, 0])
      File.binwrite(@save.path, content)
      assert_equal([0, 0, 0, 0], @save.read)
    end
  end

  def test_another_game_s_save_counts_as_none
    @save.keep([2, 0, 0, 0])
    assert_equal([0, 0, 0, 0], SaveFile.new(@folder, "toy", 8).read)
  end

  def test_data_lies_where_the_platform_keeps_it
    home = { "HOME" => "/home/me" }
    assert_equal("/home/me/.local/share", SaveFile.data_folder(home, "linux-gnu"))
    assert_equal("/home/me/Library/Application Support", SaveFile.data_folder(home, "darwin22"))
    assert_equal("/home/me/AppData/Roaming", SaveFile.data_folder(home, "mingw32"))
    elsewhere = home.merge("XDG_DATA_HOME" => "/data", "APPDATA" => "C:/data")
    assert_equal("/data", SaveFile.data_folder(elsewhere, "linux-gnu"))
    assert_equal("C:/data", SaveFile.data_folder(elsewhere, "mswin"))
  end
end
