import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  { files: ["src/**"], languageOptions: { globals: globals.browser } },
  { files: ["test/**", "tools/**", "toy/**", "*.mjs"], languageOptions: { globals: globals.node } },
  {
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      // Rules that stand in for each other are given the same, whether they need it or not.
      "no-unused-vars": ["error", { args: "none" }],
    },
  },
];
