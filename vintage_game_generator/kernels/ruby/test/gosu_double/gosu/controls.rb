# frozen_string_literal: true

# What a test may do to the double, and see of it.
module GosuDouble
  @events = []
  @sounds = []
  @frame_times = nil
  @now = 0

  class << self
    attr_accessor :screen # the last frame of a window, a `Gosu::Image`
    attr_reader :sounds # what was asked of samples and channels, one list each

    # Has a window see something before its next update: `post(:button_down, Gosu::KB_Z)`.
    def post(callback, *arguments)
      @events << [callback, arguments]
    end

    # Takes what was posted.
    def take_events
      @events.slice!(0..)
    end

    # Has each frame take so many milliseconds, in turn, in place of the time that it takes.
    def frame_times=(times)
      @frame_times = times.cycle
      @now = 0
    end

    def milliseconds
      @frame_times ? @now : Process.clock_gettime(Process::CLOCK_MONOTONIC, :millisecond)
    end

    # Lets the time of a frame pass.
    def pass_frame(milliseconds)
      if @frame_times
        @now += @frame_times.next
      else
        sleep(milliseconds / 1000.0)
      end
    end
  end
end
