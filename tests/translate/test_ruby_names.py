"""What games and their modules are called in Ruby."""

import shutil
import subprocess

import pytest

from tests.waiting import LONGEST
from vintage_game_generator.translate.ruby_names import camel_case, game_namespace

# All constants of Ruby itself, and of each library that comes with it, one process a library:
# what one of them defines must not hide what another one lacks.
CONSTANTS = """
folders = RbConfig::CONFIG.values_at("rubylibdir", "rubyarchdir")
bundled = "{matrix,minitest,net-*,power_assert,prime,rake,rbs,rexml,rss,test-unit,typeprof}"
folders += Gem.path.flat_map { |path| Dir["#{path}/gems/#{bundled}-[0-9]*/lib"] }
files = folders.flat_map { |folder| Dir["#{folder}/*.{rb,so}"] }
names = files.map { |file| File.basename(file).sub(/\\.\\w+\\z/, "") }.uniq
names -= %w[debug irb mkmf] # they take over the process, or are no libraries
found = names.sort.flat_map do |name|
  reader, writer = IO.pipe
  pid = fork do
    $stderr.reopen(File::NULL)
    $stdout.reopen(File::NULL)
    begin
      require name
    rescue Exception
      nil
    end
    writer.write(Object.constants.join("\\n"))
    writer.close
    exit!
  end
  writer.close
  reader.read.split.tap { Process.wait(pid) }
end
puts (Object.constants.map(&:to_s) + found).uniq
"""


def package_of(constant: str) -> str:
    """Return the package whose game would be called like a constant."""
    return "".join(f"_{one.lower()}" if one.isupper() else one for one in constant).lstrip("_")


@pytest.mark.skipif(shutil.which("ruby") is None, reason="ruby not found")
def test_no_game_is_called_like_anything_of_rubys() -> None:
    done = subprocess.run(
        ["ruby", "-e", CONSTANTS], capture_output=True, text=True, timeout=LONGEST, check=True
    )
    names = done.stdout.split()
    assert {"Interrupt", "RuntimeError", "OptionParser", "TracePoint", "Minitest"} <= {*names}
    reached = [name for name in names if camel_case(package_of(name)) == name]
    assert [name for name in reached if game_namespace(package_of(name)) == name] == []


def test_a_game_keeps_its_own_name() -> None:
    assert game_namespace("moon_mill") == "MoonMill"
    assert game_namespace("interrupt") == "InterruptGame"
    assert game_namespace("trace_point") == "TracePointGame"
    assert game_namespace("i_o") == "IOGame"
