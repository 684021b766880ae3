# frozen_string_literal: true

require "zlib"

module GosuDouble
  # PNG files of eight bits a channel, with or without alpha, not interlaced.
  module PNG
    SIGNATURE = "\x89PNG\r\n\x1A\n".b
    CHANNELS = { 2 => 3, 6 => 4 }.freeze # by colour type

    module_function

    # The width, the height and the dots (RGBA, row by row) of a file.
    def read(file)
      bytes = File.binread(file)
      raise "Cannot load image: unknown image type" unless bytes.start_with?(SIGNATURE)

      chunks = chunks(bytes)
      width, height, depth, kind, _, _, interlaced = chunks["IHDR"].unpack("NNCCCCC")
      channels = CHANNELS[kind]
      unless depth == 8 && channels && interlaced == 0
        raise "Cannot load image: the double reads plain PNG files of RGB or RGBA"
      end

      dots = unfiltered(Zlib.inflate(chunks["IDAT"]), width * channels, channels)
      [width, height, channels == 4 ? dots : opaque(dots)]
    rescue SystemCallError
      raise "Cannot open file #{file}"
    end

    # The file that shows some dots (RGBA, row by row).
    def write(file, width, height, dots)
      rows = Array.new(height) { |y| "\0".b + dots.byteslice(y * width * 4, width * 4) }
      header = [width, height, 8, 6, 0, 0, 0].pack("NNCCCCC")
      chunks = [["IHDR", header], ["IDAT", Zlib.deflate(rows.join)], ["IEND", ""]]
      File.binwrite(file, SIGNATURE + chunks.map { |name, data| chunk(name, data) }.join)
    end

    def chunk(name, data)
      [data.bytesize].pack("N") + name + data + [Zlib.crc32(name + data)].pack("N")
    end

    # The chunks by their names; those of one name become one.
    def chunks(bytes)
      found = Hash.new { |hash, name| hash[name] = "".b }
      at = SIGNATURE.bytesize
      while at < bytes.bytesize
        length, name = bytes.byteslice(at, 8).unpack("Na4")
        found[name] << bytes.byteslice(at + 8, length)
        at += length + 12
      end
      found
    end

    # The dots of rows that each begin with the number of their filter.
    def unfiltered(data, stride, channels)
      above = [0] * stride
      rows = (data.bytesize / (stride + 1)).times.map do |number|
        filter, *row = data.byteslice(number * (stride + 1), stride + 1).bytes
        above = unfiltered_row(filter, row, above, channels)
      end
      rows.flatten.pack("C*")
    end

    def unfiltered_row(filter, row, above, channels)
      return row if filter == 0

      row.each_index do |index|
        left, corner = index < channels ? [0, 0] : [row[index - channels], above[index - channels]]
        row[index] = (row[index] + prediction(filter, left, above[index], corner)) & 255
      end
    end

    # What a filter expects of a byte (PNG specification, chapter 9).
    def prediction(filter, left, above, corner)
      case filter
      when 1 then left
      when 2 then above
      when 3 then (left + above) / 2
      else [left, above, corner].min_by { |value| (left + above - corner - value).abs }
      end
    end

    def opaque(dots)
      dots.gsub(/.{3}/mn) { |dot| "#{dot}\xFF".b }
    end
  end
end
