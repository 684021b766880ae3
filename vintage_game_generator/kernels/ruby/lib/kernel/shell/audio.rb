# frozen_string_literal: true

require "gosu"
require_relative "../constants"
require_relative "tune"

module RetroKernel
  module Shell
    # Sounds and music. It plays what the state asks for, and only reads the world.
    #
    # Without an audio device Gosu plays nothing and says nothing, and the game goes on in silence.
    class Audio
      VOICES = 11 # sounds at one time; the tune is the twelfth
      MUSIC_VOLUME = 0.6
      PAUSED_VOLUME = 0.2
      private_constant :VOICES, :MUSIC_VOLUME, :PAUSED_VOLUME

      def initialize(game)
        @game = game
        @muted = false
        @name = ""
        @tunes = {}
        @voices = []
        @samples = Sound::NAMES.map do |name|
          file = File.join(game.assets, "sounds", "#{name}.wav")
          Gosu::Sample.new(file) if File.file?(file)
        end
      end

      # Turns all sound off, or on again.
      def mute
        @muted = !@muted
        stop if @muted
      end

      # Starts the sounds of a tick, and the music of where the game is.
      def play(world)
        return if @muted

        world.sounds.first(world.sound_count).each { |sound| start(sound) }
        @volume = world.mode == Mode::PAUSED ? PAUSED_VOLUME : MUSIC_VOLUME
        change(tune_of(world))
      end

      # Has the music go on; to be called once a frame, even if the world waits.
      def go_on
        @tune&.go_on(@volume)
      end

      # Stops all sound.
      def stop
        @voices.each(&:stop)
        change("")
      end

      private

      # Starts a sound; one for which there is no voice is not heard.
      def start(sound)
        sample = @samples[sound] or return
        @voices.select!(&:playing?)
        @voices << sample.play if @voices.length < VOICES
      end

      # The name of the tune that belongs to the state, or nothing for silence.
      def tune_of(world)
        case world.mode
        when Mode::TITLE then @game.title_tune
        when Mode::WON then @game.ending_tune
        when Mode::LOST then @game.defeat_tune
        when Mode::DYING, Mode::CLEARED then ""
        else world.boss == 0 ? @game.stages[world.level].tune : @game.boss_tune
        end
      end

      def change(name)
        return if name == @name

        @name = name
        @tune&.stop
        @tune = tune(name)
        @tune&.start(@volume)
      end

      def tune(name)
        file = File.join(@game.assets, "music", "#{name}.wav")
        @tunes[name] ||= Tune.new(file) if File.file?(file)
      end
    end
  end
end
