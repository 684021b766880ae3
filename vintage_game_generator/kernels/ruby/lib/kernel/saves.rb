# frozen_string_literal: true

require "fileutils"
require "json"
require "rbconfig"
require_relative "hashing"
require_relative "quoting"

module RetroKernel
  # The saved game: a small JSON file in the player's data folder. A file that is damaged or
  # another game's counts as none.
  class SaveFile
    attr_reader :path

    # Where programs keep a player's data on a platform.
    #
    # @param environment [#[]] the variables of the environment
    # @param platform [String] as `RbConfig::CONFIG["host_os"]` says it
    def self.data_folder(environment, platform = RbConfig::CONFIG["host_os"])
      home = given(environment["HOME"]) || Dir.home
      case platform
      when /mswin|mingw|cygwin/ then given(environment["APPDATA"]) || "#{home}/AppData/Roaming"
      when /darwin/ then "#{home}/Library/Application Support"
      else given(environment["XDG_DATA_HOME"]) || "#{home}/.local/share"
      end
    end

    def self.given(text)
      text unless text.nil? || text.empty?
    end
    private_class_method :given

    def initialize(folder, package, seed)
      @path = File.join(folder, package, "save.json")
      @game = "#{package} #{seed}"
      @stored = read
    end

    # The saved numbers, all zero where nothing usable was saved.
    def read
      document = JSON.parse(File.read(@path, encoding: "UTF-8"))
      save = document.is_a?(Hash) ? document["save"] : nil
      intact = save.is_a?(Array) && save.length == SAVE && save.all?(Integer)
      intact && document["check"] == check(save) ? save : [0] * SAVE
    rescue SystemCallError, JSON::ParserError, EncodingError
      [0] * SAVE
    end

    # Writes the numbers if they changed, so that a crash leaves the old or the new file.
    #
    # @raise [SystemCallError] the folder or the file cannot be written
    def keep(save)
      return if save == @stored

      @stored = save.dup
      FileUtils.mkdir_p(File.dirname(@path))
      draft = "#{@path.delete_suffix('.json')}.new"
      File.write(draft, "#{Quoting.json_line('save' => @stored, 'check' => check(@stored))}\n")
      File.rename(draft, @path)
    end

    private

    def check(save)
      Hashing.fnv1a("#{@game} #{save}")
    end
  end
end
