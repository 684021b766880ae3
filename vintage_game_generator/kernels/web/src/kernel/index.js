/** The kernel: what rules need to run, the same in every language. */

export * from "./constants.js";
export * from "./integers.js";
export * from "./world.js";
