/** What can be wrong with a game's files. */

/** A problem that the player or the maker of a game can fix. */
export class KernelError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = new.target.name;
  }
}

/** A map that cannot be played: which file, and what is wrong with it. */
export class LevelError extends KernelError {
  /**
   * @param {string} file
   * @param {string} problem
   */
  constructor(file, problem) {
    super(`${file}: ${problem}`);
  }
}

/** A recording that cannot be read. */
export class RecordingError extends KernelError {}

/** A picture or a sound that is missing or malformed. */
export class AssetError extends KernelError {
  /**
   * @param {string} file
   * @param {string} problem
   */
  constructor(file, problem) {
    super(`${file}: ${problem}`);
  }
}

/** The first point at which a game does something else than its recording says. */
export class Mismatch extends KernelError {
  /**
   * @param {number} tick
   * @param {string} expected
   * @param {string} found
   */
  constructor(tick, expected, found) {
    super(`tick ${tick}: expected ${expected}, found ${found}`);
    this.tick = tick;
    this.expected = expected;
    this.found = found;
  }
}
