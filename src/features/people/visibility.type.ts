import { registerEnumType } from "type-graphql";
import { VISIBILITIES } from "../../domain/visibility";
import { enumOf } from "../../graphql/enum-of";

/** Who among the staff may read a text. */
export const Visibilities = enumOf(VISIBILITIES);
registerEnumType(Visibilities, {
  name: "Visibility",
  description: "Who among the staff may read a text: external agents never see INTERNAL_ONLY.",
});
