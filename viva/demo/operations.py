"""The operations the demonstration sends, as a front end would ship them."""

CREATE_TEMPLATE = """
mutation DemoCreateTemplate($input: CreateTemplateInput!) {
  createTemplate(input: $input) { template { id } userErrors { message code } }
}"""

ADD_QUESTION = """
mutation DemoAddQuestion($input: AddQuestionInput!) {
  addQuestion(input: $input) { question { id } userErrors { message code } }
}"""

PUBLISH = """
mutation DemoPublish($input: PublishTemplateInput!) {
  publishTemplate(input: $input) { template { id title versionId estimatedMinutes } userErrors { message code } }
}"""

INVITE = """
mutation DemoInvite($input: CreateInvitationInput!) {
  createInvitation(input: $input) { invitation { id link } userErrors { message code } }
}"""

START = """
mutation DemoStart($input: StartInterviewInput!) {
  startInterview(input: $input) {
    interview { questions { id type } }
    userErrors { message code }
  }
}"""

MY_INTERVIEW = "query DemoMyInterview { myInterview { consentTextVersion questionCount estimatedMinutes } }"

SHOW = """
mutation DemoShow($input: ShowQuestionInput!) {
  showQuestion(input: $input) { question { id text type options { id text } } userErrors { message code } }
}"""

SKIP = """
mutation DemoSkip($input: SkipQuestionInput!) {
  skipQuestion(input: $input) { question { id } userErrors { message code } }
}"""

SUBMIT = """
mutation DemoSubmit($input: SubmitResponseInput!) {
  submitResponse(input: $input) { question { id } userErrors { message code } }
}"""

COMPLETE = """
mutation DemoComplete($input: CompleteInterviewInput!) {
  completeInterview(input: $input) { interview { status completedAt } userErrors { message code } }
}"""

PROGRESS = """
subscription DemoProgress($invitationId: ID!) {
  analysisProgress(invitationId: $invitationId, after: 0) {
    sequence
    question { questionText score }
    analysis { id status overallScore recommendation progress { scored total } }
  }
}"""

RANKING = """
query DemoRanking($templateId: ID!) {
  invitations(filter: { templateId: $templateId }, orderBy: SCORE_DESC, first: 50) {
    nodes {
      id candidateName status
      result { status overallScore recommendation }
      analysis {
        engine { label isPreview }
        questions {
          questionText score
          criteria { criterion level anchor quotes { text } }
        }
      }
    }
  }
}"""

REVIEW = """
mutation DemoReview($input: ReviewInvitationInput!) {
  reviewInvitation(input: $input) {
    invitation { id review { score decision reviewer { fullName } } }
    userErrors { message code }
  }
}"""
