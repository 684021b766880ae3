# frozen_string_literal: true

require "json"

module RetroKernel
  # Values as messages show them and as lines of JSON hold them, the same in all languages.
  module Quoting
    ESCAPES = { "\\" => "\\\\", "\n" => '\n', "\r" => '\r', "\t" => '\t' }.freeze

    module_function

    # A value of a JSON document as a message quotes it: 'cells', 28, None.
    def quoted(value)
      case value
      when nil then "None"
      when true then "True"
      when false then "False"
      when String then quoted_text(value)
      when Array then "[#{value.map { |item| quoted(item) }.join(', ')}]"
      when Hash then "{#{value.map { |key, item| "#{quoted(key)}: #{quoted(item)}" }.join(', ')}}"
      else value.to_s
      end
    end

    # A value as JSON on one line, in ASCII, with a blank after each comma and colon.
    def json_line(value)
      case value
      when Array then "[#{value.map { |item| json_line(item) }.join(', ')}]"
      when Hash
        "{#{value.map { |key, item| "#{json_line(key.to_s)}: #{json_line(item)}" }.join(', ')}}"
      else JSON.generate(value, ascii_only: true)
      end
    end

    # Why a text is no JSON, on one line.
    def complaint(error)
      line = error.message.lines.first.to_s.strip
      line.length > 80 ? "#{line[0, 77]}..." : line
    end

    def quoted_text(text)
      mark = text.include?("'") && !text.include?('"') ? '"' : "'"
      inside = text.gsub(/[\\\n\r\t]/, ESCAPES)
      inside = inside.gsub("'", "\\\\'") if mark == "'"
      "#{mark}#{inside}#{mark}"
    end
  end
end
