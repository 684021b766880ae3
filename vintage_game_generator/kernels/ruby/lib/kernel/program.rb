# frozen_string_literal: true

require "optparse"
require_relative "errors"
require_relative "game"
require_relative "replay"

module RetroKernel
  # The command line of a game: play it, check a recording, watch one, take screenshots.
  #
  # Exit codes: 0 is well, 1 a recording that does not match, 2 a file or an argument that is
  # wrong.
  class Program
    USAGE = "Usage: ruby bin/play [--replay FILE [--watch | --screenshot TICK:FILE ...]]"
    SHOT = /\A(\d+):(.+)\z/m

    def initialize(game, output: $stdout, errors: $stderr)
      @game = game
      @output = output
      @errors = errors
    end

    # Runs the game as its arguments say (`bin/play`); returns the exit code.
    def play(arguments)
      chosen = { screenshots: {} }
      guarded(player(chosen), arguments) do |left|
        raise OptionParser::NeedlessArgument, left.first if left.any?
        if !chosen[:replay] && (chosen[:watch] || chosen[:screenshots].any?)
          raise OptionParser::MissingArgument, "add --replay FILE: it is a recording that is shown"
        end

        chosen[:replay] ? show(chosen) : play_window
      end
    end

    # Checks a recording, or measures how fast it plays (`bin/replay`); returns the exit code.
    def replay(arguments)
      times = 0
      parser = OptionParser.new("Usage: ruby bin/replay [--bench TIMES] FILE") do |options|
        options.on("--bench TIMES", /\A[1-9]\d*\z/, "play it so often; print the time") do |text|
          times = text.to_i
        end
      end
      guarded(parser, arguments) do |left|
        raise OptionParser::MissingArgument, "one FILE" if left.length != 1

        recording = Replay.read(left.first, @game)
        next check(recording) if times == 0

        Replay.bench(@game, recording, times, @output)
        0
      end
    end

    private

    def guarded(parser, arguments)
      yield parser.parse(arguments)
    rescue LoadError => e
      raise if e.path != "gosu"

      @errors.puts("#{@game.package}: the gem gosu is not installed: bundle install")
      2
    rescue OptionParser::ParseError => e
      @errors.puts(parser.help.lines.first, "#{@game.package}: #{e.message}")
      2
    rescue Mismatch => e
      @errors.puts("#{@game.package}: the recording does not match: #{e.message}")
      1
    rescue Problem => e
      @errors.puts("#{@game.package}: #{e.message}")
      2
    end

    def player(chosen)
      OptionParser.new(USAGE) do |options|
        options.on("--replay FILE", "check a recording") { |file| chosen[:replay] = file }
        options.on("--watch", "show the recording in a window") { chosen[:watch] = true }
        wanted = "write the recording's picture at a tick as PNG; may be given again"
        options.on("--screenshot TICK:FILE", SHOT, wanted) do |_, tick, file|
          chosen[:screenshots][tick.to_i] = file
        end
      end
    end

    def show(chosen)
      recording = Replay.read(chosen[:replay], @game)
      return watch(recording) if chosen[:watch]
      return check(recording) if chosen[:screenshots].empty?

      require_relative "shell/gallery"
      Shell::Gallery.screenshots(@game, recording, chosen[:screenshots].sort.to_h)
      0
    end

    def check(recording)
      Replay.check(@game, recording, @output) ? 0 : 1
    end

    def play_window
      require_relative "shell/window"
      Shell::Window.play(@game)
      0
    end

    def watch(recording)
      require_relative "shell/window"
      Shell::Window.watch(@game, recording)
      0
    end
  end
end
