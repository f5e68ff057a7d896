import { VISIBILITIES } from "../../domain/visibility";
import { describeEnum } from "../../graphql/describe-enum";

/** Who among the staff may read a text. */
export const Visibilities = describeEnum(
  "Visibility",
  "Who among the staff may read a text: external agents never see INTERNAL_ONLY.",
  VISIBILITIES,
  {
    ALL_STAFF: "Everybody who sees what it belongs to, external agents included.",
    INTERNAL_ONLY: "Only people inside; for an external agent it does not exist, nor may they write one.",
  },
);
