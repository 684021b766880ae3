/**
 * Pictures and what they are drawn on, pixel for pixel.
 *
 * Everything is at whole pixels and each pixel is either there or not, so that nothing is ever
 * blended or smoothed. The canvases stay in ordinary memory (`willReadFrequently`): at a console's
 * size that is quick, and the same on every machine whatever its graphics card.
 */

/**
 * Return an empty canvas that can be drawn on.
 * @param {number} width
 * @param {number} height
 * @param {boolean} [opaque] whether it begins black instead of clear
 * @returns {CanvasRenderingContext2D}
 */
export function blank(width, height, opaque = false) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return contextOf(canvas, opaque);
}

/**
 * Return what draws on a canvas.
 * @param {HTMLCanvasElement} canvas
 * @param {boolean} opaque
 * @returns {CanvasRenderingContext2D}
 */
export function contextOf(canvas, opaque) {
  const context = canvas.getContext("2d", { alpha: !opaque, willReadFrequently: true });
  if (context === null) {
    throw new Error("this browser cannot draw on a canvas");
  }
  context.imageSmoothingEnabled = false;
  return context;
}

/** A rectangle of a canvas, to be drawn elsewhere: a frame of a sheet, a tile, a whole map. */
export class Picture {
  /**
   * @param {CanvasRenderingContext2D} context of the canvas that holds it
   * @param {number} [left]
   * @param {number} [top]
   * @param {number} [width] up to the canvas's right edge if not given
   * @param {number} [height] down to the canvas's lower edge if not given
   */
  constructor(context, left = 0, top = 0, width, height) {
    this.context = context;
    this.left = left;
    this.top = top;
    this.width = width ?? context.canvas.width - left;
    this.height = height ?? context.canvas.height - top;
  }

  /**
   * Return a part of the picture.
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @returns {Picture}
   */
  part(x, y, width, height) {
    return new Picture(this.context, this.left + x, this.top + y, width, height);
  }

  /**
   * Return the picture's dots row by row: red, green, blue and alpha of each.
   * @returns {Uint8ClampedArray}
   */
  dots() {
    return this.context.getImageData(this.left, this.top, this.width, this.height).data;
  }

  /**
   * Return the picture on a canvas of its own, turned or mirrored.
   * @param {[number, number, number, number, number, number]} matrix as `setTransform` takes it
   * @returns {Picture}
   */
  turned(matrix) {
    const context = blank(this.width, this.height);
    context.setTransform(...matrix);
    new Surface(context).blit(this, 0, 0);
    return new Picture(context);
  }
}

/** A canvas, or a rectangle of one, that is drawn on. What reaches over its edges is cut off. */
export class Surface {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} [left]
   * @param {number} [top]
   * @param {number} [width]
   * @param {number} [height]
   */
  constructor(context, left = 0, top = 0, width, height) {
    this.context = context;
    this.left = left;
    this.top = top;
    this.width = width ?? context.canvas.width - left;
    this.height = height ?? context.canvas.height - top;
  }

  /**
   * Fill the surface, or a rectangle of it, with a colour.
   * @param {string} colour
   * @param {number} [x]
   * @param {number} [y]
   * @param {number} [width]
   * @param {number} [height]
   */
  fill(colour, x = 0, y = 0, width = this.width, height = this.height) {
    const left = Math.max(0, x);
    const top = Math.max(0, y);
    const right = Math.min(this.width, x + width);
    const bottom = Math.min(this.height, y + height);
    if (left >= right || top >= bottom) {
      return;
    }
    this.context.fillStyle = colour;
    this.context.fillRect(this.left + left, this.top + top, right - left, bottom - top);
  }

  /**
   * Draw a picture.
   * @param {Picture} picture
   * @param {number} x of its left edge
   * @param {number} y of its upper edge
   */
  blit(picture, x, y) {
    const left = Math.max(0, x);
    const top = Math.max(0, y);
    const width = Math.min(this.width, x + picture.width) - left;
    const height = Math.min(this.height, y + picture.height) - top;
    if (width <= 0 || height <= 0) {
      return;
    }
    this.context.drawImage(
      picture.context.canvas,
      picture.left + left - x,
      picture.top + top - y,
      width,
      height,
      this.left + left,
      this.top + top,
      width,
      height,
    );
  }

  /**
   * Return a rectangle of the surface, to be drawn on from its own corner.
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @returns {Surface}
   */
  part(x, y, width, height) {
    return new Surface(this.context, this.left + x, this.top + y, width, height);
  }
}
