// Runs the audit of GraphQL over HTTP against a URL and prints its results as JSON, one per question.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
console.log(JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason }))));
