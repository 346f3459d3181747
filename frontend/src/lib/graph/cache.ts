/** The normalised cache: which types have no identity of their own, and which lists a mutation makes stale. */
import { type Cache, cacheExchange, type UpdateResolver } from "@urql/exchange-graphcache";

const WITHOUT_IDENTITY = [
  "AnalysisProgressCount", "AnswerFlag", "AnalysisCompletedEvent", "AnalysisProgressEvent", "ChoiceScore", "CompanyMember", "CriterionLevel", "CriterionScore",
  "EngineInfo", "InvitationChangedEvent", "LinkUse", "InvitationConnection", "InvitationCounts", "InvitationEdge", "InvitationProgress", "InvitationResult", "Mark", "PageInfo",
  "Provenance", "PublishBlocker", "PublishWarning", "Quote", "RecommendationThresholds", "ResponseDraft", "Rubric", "RubricCriterion", "TemplateChange", "TemplateConnection",
  "TemplateEdge", "TemplateSettings",
];

const forget = (cache: Cache, field: string) => {
  for (const seen of cache.inspectFields("Query")) {
    if (seen.fieldName === field) cache.invalidate("Query", seen.fieldName, seen.arguments);
  }
};

const forgets =
  (...fields: string[]): UpdateResolver =>
  (_result, _args, cache) => {
    for (const field of fields) forget(cache, field);
  };

const forgetsDeletedTemplate: UpdateResolver = (result, args, cache) => {
  const payload = result["deleteTemplate"];
  const input = args["input"];
  const removed = typeof payload === "object" && payload !== null && "deletedTemplateId" in payload && payload.deletedTemplateId;
  if (!removed || typeof input !== "object" || input === null || !("templateId" in input)) return;
  cache.invalidate({ __typename: "Template", id: String(input.templateId) });
  forget(cache, "templates");
};

export const graphCache = () =>
  cacheExchange({
    keys: {
      ...Object.fromEntries(WITHOUT_IDENTITY.map((name) => [name, () => null])),
      CandidateInterview: (data) => String(data["invitationId"]),
    },
    updates: {
      Mutation: {
        createTemplate: forgets("templates"),
        duplicateTemplate: forgets("templates"),
        publishTemplate: forgets("templates"),
        archiveTemplate: forgets("templates"),
        deleteTemplate: forgetsDeletedTemplate,
        createInvitation: forgets("invitations", "invitationCounts", "templates"),
        revokeInvitation: forgets("invitations", "invitationCounts"),
        extendInvitation: forgets("invitations", "invitationCounts"),
        reviewInvitation: forgets("invitations", "invitationCounts"),
        sendInvitationAgain: forgets("invitations", "invitationCounts"),
        endSession: forgets("mySessions"),
      },
    },
  });
