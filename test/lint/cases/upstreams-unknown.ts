import { defineCases } from "../caseParts.ts";

export default defineCases("upstreams-unknown", [
  {
    wrong: { "providers > chronicle > upstreams": [] },
    path: "providers.chronicle.upstreams",
    severity: "note",
  },
]);
