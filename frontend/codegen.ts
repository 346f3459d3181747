/** Typed documents: the API schema and the operations in src/features give src/gql. */
import { existsSync } from "node:fs";
import type { CodegenConfig } from "@graphql-codegen/cli";

const exported = "../schema/api.graphql";

const config: CodegenConfig = {
  schema: existsSync(exported) ? exported : ".draft/api.graphql",
  documents: ["src/features/**/*.ts", "src/lib/**/*.ts"],
  ignoreNoDocuments: true,
  generates: {
    "src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        defaultScalarType: "string",
        scalars: { DateTime: "string", EmailAddress: "string" },
      },
    },
  },
};

export default config;
