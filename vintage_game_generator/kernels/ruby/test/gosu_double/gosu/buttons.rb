# frozen_string_literal: true

# The buttons that games know, with Gosu's numbers.
module Gosu
  KB_A = 4
  KB_D = 7
  KB_M = 16
  KB_S = 22
  KB_W = 26
  KB_X = 27
  KB_Y = 28
  KB_Z = 29
  KB_RETURN = 40
  KB_ESCAPE = 41
  KB_BACKSPACE = 42
  KB_SPACE = 44
  KB_F11 = 68
  KB_RIGHT = 79
  KB_LEFT = 80
  KB_DOWN = 81
  KB_UP = 82
  KB_ENTER = 88
  KB_LEFT_SHIFT = 225
  KB_RIGHT_SHIFT = 229
  GP_UP = 371
  GP_DOWN = 372
  GP_LEFT = 369
  GP_RIGHT = 370
  GP_BUTTON_0 = 273
  GP_BUTTON_1 = 274
  GP_BUTTON_2 = 275
  GP_BUTTON_3 = 276
  GP_BUTTON_4 = 277
  GP_BUTTON_6 = 279
end
