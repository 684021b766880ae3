# frozen_string_literal: true

begin
  require "fiddle/import"
rescue LoadError
  warn "gosu double: fiddle not found"
  exit 3
end

module GosuDouble
  # The few functions of SDL 2 that draw on pictures in memory.
  module SDL
    extend Fiddle::Importer

    NAMES = %w[libSDL2-2.0.so.0 libSDL2-2.0.0.dylib SDL2.dll].freeze # Linux, macOS, Windows
    RGBA32 = [1].pack("S") == [1].pack("v") ? 0x16762004 : 0x16462004 # bytes in this order
    NO_BLENDING = 0
    BLENDING = 1

    # Ends the program, and says why it cannot draw.
    def self.give_up(why)
      warn "gosu double: #{why}"
      exit 3
    end

    # Loads the first of the libraries that there is, or ends the program.
    def self.load_any(names)
      dlload(names.first)
    rescue Fiddle::DLError
      return load_any(names.drop(1)) if names.length > 1

      give_up("libSDL2 not found")
    end

    # Makes a function of the library one of this module's, or ends the program.
    def self.extern(signature, *options)
      super
    rescue Fiddle::DLError
      give_up("libSDL2 lacks #{signature[/\w+(?=\()/]}")
    end

    load_any(NAMES)

    Surface = struct(
      ["unsigned int flags", "void *format", "int w", "int h", "int pitch", "void *pixels"]
    )

    extern "void *SDL_CreateRGBSurfaceWithFormat(unsigned int, int, int, int, unsigned int)"
    extern "void SDL_FreeSurface(void *)"
    extern "int SDL_SetSurfaceBlendMode(void *, int)"
    extern "int SDL_SetSurfaceColorMod(void *, unsigned char, unsigned char, unsigned char)"
    extern "int SDL_SetSurfaceAlphaMod(void *, unsigned char)"
    extern "int SDL_SetClipRect(void *, void *)"
    extern "int SDL_FillRect(void *, void *, unsigned int)"
    extern "int SDL_UpperBlit(void *, void *, void *, void *)"
    extern "int SDL_UpperBlitScaled(void *, void *, void *, void *)"
  end
end
