"""The operations that these tests send."""

QUESTION = """
  id text type number required timeLimitSeconds options { id text } multipleCorrect shownAt deadlineAt
  setAside
  draft { text chosenOptionIds savedAt revision writer } submitted { id type text chosenOptionIds submittedAt }
"""
INTERVIEW = f"""
  invitationId status templateTitle roleTitle description companyName candidateName inviterName contactEmail
  questionCount estimatedMinutes totalTimeLimitMinutes expiresAt startedAt completedAt endsAt serverNow consent
  consentTextVersion   shortestTimeLimitSeconds longestTimeLimitSeconds replyDays replyBy allowRetakes showProgress
  dataRetentionDays questions {{ {QUESTION} }}
"""
TEMPLATE = """
  id title description roleTitle status owner { id } company { id } versionId versionNumber estimatedMinutes
  invitationCount publishedAt archivedAt createdAt updatedAt publishBlockers { code message questionId }
  settings { totalTimeLimitMinutes defaultTimeLimitSeconds allowRetakes maxRetakes shuffleQuestions showProgress
    invitationDays }
  publishWarnings { code message questionId } changes { message questionId } settingsRevision revision
  nextVersionOf { id } nextVersion { id }
  questions { id text type position timeLimitSeconds required weight sharePercent revision options { id text correct }
    rubric { approved version hints criteria { criterion weight levels } } }
"""
INVITATION = """
  id status template { id title } templateVersionId templateTitle candidateName candidateEmail candidate { id }
  invitedBy { id } companyName expiresAt createdAt startedAt completedAt updatedAt consent consentAt link
  progress { answered total } externalId
  questions { id text type rubric { criteria { criterion levels } } }
  responses { id question { id text rubric { approved } } type text chosenOptionIds submittedAt shownAt
    durationSeconds wordCount choicePoints }
  result { status overallScore recommendation borderline engine isPreview summary completedAt }
  review { score decision reason reviewer { id } } reviews { id score typedScore computedScore reviewer { id }
    marks { questionId points levels { criterion level } } }
  linkUses { action device person { id } firstAt lastAt times }
"""
FIELDS = {"template": TEMPLATE, "question": QUESTION, "interview": INTERVIEW, "invitation": INVITATION}
TEMPLATE_MUTATIONS = (
    "createTemplate",
    "updateTemplate",
    "publishTemplate",
    "editPublishedTemplate",
    "archiveTemplate",
    "shareTemplate",
    "duplicateTemplate",
    "removeQuestion",
    "reorderQuestions",
)
INVITATION_MUTATIONS = (
    "createInvitation",
    "extendInvitation",
    "revokeInvitation",
    "reviewInvitation",
    "sendInvitationAgain",
)
CANDIDATE_MUTATIONS = (
    "startInterview",
    "showQuestion",
    "skipQuestion",
    "saveDraft",
    "submitResponse",
    "completeInterview",
)
SELECTIONS = {
    **dict.fromkeys(TEMPLATE_MUTATIONS, f"template {{ {TEMPLATE} }}"),
    **dict.fromkeys(("addQuestion", "updateQuestion", "approveRubric"), f"template {{ {TEMPLATE} }} question {{ id }}"),
    "deleteTemplate": "deletedTemplateId",
    **dict.fromkeys(
        INVITATION_MUTATIONS,
        f"invitation {{ {INVITATION} }}",
    ),
    "startInterview": f"interview {{ {INTERVIEW} }}",
    "completeInterview": f"interview {{ {INTERVIEW} }}",
    **dict.fromkeys(("showQuestion", "skipQuestion", "saveDraft", "submitResponse"), f"question {{ {QUESTION} }}"),
}


def mutation(name: str) -> str:
    selection = f"{{ {SELECTIONS[name]} userErrors {{ message field code }} }}"
    input_type = name[0].upper() + name[1:] + "Input"
    return f"mutation ($input: {input_type}!) {{ {name}(input: $input) {selection} }}"
