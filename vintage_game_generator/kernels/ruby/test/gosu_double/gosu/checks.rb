# frozen_string_literal: true

module GosuDouble
  # Refuses the arguments that Gosu would refuse.
  module Checks
    module_function

    def numbers(*values)
      wrong = values.find { |value| !value.is_a?(Numeric) }
      raise TypeError, "Expected a number, but got #{wrong.class} #{wrong.inspect}" if wrong
    end

    def colour(value)
      return if value.is_a?(Integer) && value.between?(0, 0xFFFFFFFF)

      raise ArgumentError, "no colour 0xAARRGGBB: #{value.inspect}"
    end

    # The double mixes colours in the usual way only.
    def mode(value)
      raise ArgumentError, "invalid blend mode: #{value.inspect}" if value != :default
    end
  end
end
