import { type CustomerField, readableFields } from "../../domain/customer-fields";
import { viewerOf } from "../../graphql/context";
import { defineLoader, grouped } from "../../graphql/define-loader";
import { type CustomerId, loadFields } from "./customer-field.store";

/** The fields of customers that the viewer may read, by key; only for customers whom they may see. */
export const fieldsOfCustomerLoader = defineLoader<CustomerId, CustomerField[]>(async (context, ids) => {
  const rows = await loadFields(context.services.dataSource, ids, readableFields(viewerOf(context)));
  return grouped(ids, rows, (row) => row.customerId);
});
