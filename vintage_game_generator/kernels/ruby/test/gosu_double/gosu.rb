# frozen_string_literal: true

# A double of Gosu 1.4, as far as the shell of a game uses it: what is drawn is drawn in memory by
# SDL, the same dots as Gosu draws, and sounds are noted instead of played. So a game's window can
# be tested where there is neither a display nor Gosu:
#
#     ruby -Itest/gosu_double bin/play --replay ../recordings/win.json --screenshot 600:shot.png
#
# What Gosu lacks or refuses, the double lacks or refuses. Unknown keywords, of which Gosu only
# warns, are errors here. Without SDL, or without Fiddle that leads to it, the program ends with
# exit code 3.

require_relative "gosu/audio"
require_relative "gosu/buttons"
require_relative "gosu/drawing"
require_relative "gosu/image"
require_relative "gosu/window"
