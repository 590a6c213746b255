/** The OpenAPI document; filled once when the routes are known. */
export class OpenApiPage {
  document: object = {};
}
