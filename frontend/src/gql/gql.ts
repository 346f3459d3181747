/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment OverviewFields on Invitation {\n    id\n    status\n    templateTitle\n    candidateName\n    expiresAt\n    completedAt\n    progress { answered total }\n    result { status overallScore recommendation borderline isPreview completedAt }\n    decisionState\n    reviews { id reviewer { id fullName } score decision }\n  }\n": typeof types.OverviewFieldsFragmentDoc,
    "\n  query Overview {\n    invitationCounts { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }\n    undecided: invitations(filter: { decisionState: [UNDECIDED] }, orderBy: COMPLETED_AT_ASC, first: 10) {\n      nodes { ...OverviewFields }\n    }\n    disagreed: invitations(filter: { decisionState: [DISAGREED] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    answering: invitations(filter: { status: [STARTED] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    expiring: invitations(filter: { status: [PENDING, STARTED] }, orderBy: EXPIRES_AT_ASC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    drafts: templates(filter: { status: [DRAFT] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { id title updatedAt questions { id } }\n      totalCount\n    }\n    published: templates(filter: { status: [PUBLISHED] }, first: 1) {\n      nodes { id title }\n    }\n  }\n": typeof types.OverviewDocument,
    "\n  query MyInterview {\n    myInterview { ...CandidateInterviewFields }\n  }\n": typeof types.MyInterviewDocument,
    "\n  mutation StartInterview($input: StartInterviewInput!) {\n    startInterview(input: $input) {\n      interview { ...CandidateInterviewFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.StartInterviewDocument,
    "\n  mutation ShowQuestion($input: ShowQuestionInput!) {\n    showQuestion(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.ShowQuestionDocument,
    "\n  mutation SkipQuestion($input: SkipQuestionInput!) {\n    skipQuestion(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.SkipQuestionDocument,
    "\n  mutation SaveDraft($input: SaveDraftInput!) {\n    saveDraft(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.SaveDraftDocument,
    "\n  mutation SubmitResponse($input: SubmitResponseInput!) {\n    submitResponse(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.SubmitResponseDocument,
    "\n  mutation CompleteInterview($input: CompleteInterviewInput!) {\n    completeInterview(input: $input) {\n      interview { ...CandidateInterviewFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.CompleteInterviewDocument,
    "\n  fragment CandidateQuestionFields on CandidateQuestion {\n    id\n    text\n    type\n    number\n    required\n    timeLimitSeconds\n    options { id text }\n    multipleCorrect\n    shownAt\n    deadlineAt\n    setAside\n    draft { text chosenOptionIds savedAt revision writer }\n    submitted { id type text chosenOptionIds submittedAt }\n  }\n": typeof types.CandidateQuestionFieldsFragmentDoc,
    "\n  fragment CandidateInterviewFields on CandidateInterview {\n    invitationId\n    status\n    templateTitle\n    roleTitle\n    description\n    companyName\n    candidateName\n    inviterName\n    contactEmail\n    questionCount\n    estimatedMinutes\n    totalTimeLimitMinutes\n    shortestTimeLimitSeconds\n    longestTimeLimitSeconds\n    expiresAt\n    startedAt\n    completedAt\n    endsAt\n    serverNow\n    consent\n    consentTextVersion\n    allowRetakes\n    showProgress\n    replyDays\n    replyBy\n    questions { ...CandidateQuestionFields }\n  }\n": typeof types.CandidateInterviewFieldsFragmentDoc,
    "\n  fragment InvitationRowFields on Invitation {\n    id\n    status\n    templateTitle\n    candidateName\n    candidateEmail\n    expiresAt\n    createdAt\n    startedAt\n    completedAt\n    updatedAt\n    consent\n    link\n    progress { answered total }\n    result { status overallScore recommendation borderline isPreview completedAt }\n    decisionState\n    reviews { id reviewer { id fullName } score decision }\n  }\n": typeof types.InvitationRowFieldsFragmentDoc,
    "\n  mutation CreateInvitation($input: CreateInvitationInput!) {\n    createInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code field message }\n    }\n  }\n": typeof types.CreateInvitationDocument,
    "\n  mutation ExtendInvitation($input: ExtendInvitationInput!) {\n    extendInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code field message }\n    }\n  }\n": typeof types.ExtendInvitationDocument,
    "\n  subscription InvitationChanged($after: Int) {\n    invitationChanged(after: $after) {\n      eventId\n      sequence\n      change\n      invitation { ...InvitationRowFields }\n    }\n  }\n": typeof types.InvitationChangedDocument,
    "\n  query NewestInvitationChange {\n    newestInvitationChange\n  }\n": typeof types.NewestInvitationChangeDocument,
    "\n  query InvitationCounts($filter: InvitationFilter) {\n    invitationCounts(filter: $filter) { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }\n  }\n": typeof types.InvitationCountsDocument,
    "\n  query Invitations($filter: InvitationFilter, $orderBy: InvitationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n    invitations(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...InvitationRowFields }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": typeof types.InvitationsDocument,
    "\n  query PublishedTemplates {\n    templates(filter: { status: [PUBLISHED] }, orderBy: TITLE_ASC, first: 100) {\n      nodes { id title roleTitle settings { invitationDays } }\n    }\n  }\n": typeof types.PublishedTemplatesDocument,
    "\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.RevokeInvitationDocument,
    "\n  mutation SendInvitationAgain($input: SendInvitationAgainInput!) {\n    sendInvitationAgain(input: $input) {\n      invitation { id status link updatedAt }\n      userErrors { code message }\n    }\n  }\n": typeof types.SendInvitationAgainDocument,
    "\n  fragment QuestionAnalysisFields on QuestionAnalysis {\n    id\n    questionId\n    questionText\n    status\n    weight\n    sharePercent\n    score\n    low\n    high\n    samples\n    criteria {\n      criterion\n      level\n      score\n      weight\n      anchor\n      quotes { text start end }\n      explanation\n    }\n    choice { rightChosen wrongChosen rightTotal }\n    feedback\n    strengths\n    gaps\n    flags { kind message }\n    answerText\n    provenance { engine model promptVersion rubricVersion scoredAt }\n    failureReason\n  }\n": typeof types.QuestionAnalysisFieldsFragmentDoc,
    "\n  fragment AnalysisFields on Analysis {\n    id\n    status\n    overallScore\n    low\n    high\n    samples\n    borderline\n    recommendation\n    recommendationWithheldReason\n    summary\n    thresholds { hireFrom considerFrom }\n    engine { kind name isPreview label }\n    progress { scored total }\n    failureReason\n    startedAt\n    completedAt\n    questions { ...QuestionAnalysisFields }\n  }\n": typeof types.AnalysisFieldsFragmentDoc,
    "\n  subscription AnalysisProgress($invitationId: ID!, $after: Int) {\n    analysisProgress(invitationId: $invitationId, after: $after) {\n      eventId\n      sequence\n      question { ...QuestionAnalysisFields }\n      analysis { ...AnalysisFields }\n    }\n  }\n": typeof types.AnalysisProgressDocument,
    "\n  query Invitation($id: ID!) {\n    invitation(id: $id) {\n      id\n      status\n      templateTitle\n      candidateName\n      candidateEmail\n      expiresAt\n      createdAt\n      startedAt\n      completedAt\n      updatedAt\n      consent\n      link\n      progress { answered total }\n      invitedBy { id fullName }\n      template { id roleTitle }\n      questions {\n        id text type position weight required\n        options { id text correct }\n        rubric { criteria { criterion weight levels } }\n      }\n      responses { id question { id } type text chosenOptionIds submittedAt durationSeconds wordCount choicePoints }\n      result { status overallScore recommendation borderline isPreview completedAt }\n      review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      decisionState\n      reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      linkUses { action device person { id fullName } firstAt lastAt times }\n      analysis { ...AnalysisFields }\n    }\n  }\n": typeof types.InvitationDocument,
    "\n  mutation RetryAnalysis($input: RetryAnalysisInput!) {\n    retryAnalysis(input: $input) {\n      analysis { ...AnalysisFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.RetryAnalysisDocument,
    "\n  mutation ReviewInvitation($input: ReviewInvitationInput!) {\n    reviewInvitation(input: $input) {\n      invitation {\n        id\n        review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n        decisionState\n        reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      }\n      userErrors { code field message }\n    }\n  }\n": typeof types.ReviewInvitationDocument,
    "\n  mutation CreateCompany($input: CreateCompanyInput!) {\n    createCompany(input: $input) {\n      company { id name members { role user { id companyRole company { id name } } } }\n      userErrors { code field message }\n    }\n  }\n": typeof types.CreateCompanyDocument,
    "\n  query Me {\n    me {\n      id\n      fullName\n      email\n      roles\n      status\n      timeZone\n      language\n      companyRole\n      company { id name }\n    }\n  }\n": typeof types.MeDocument,
    "\n  query MyMembershipInvitations {\n    myMembershipInvitations { id companyName position invitedByName expiresAt }\n  }\n": typeof types.MyMembershipInvitationsDocument,
    "\n  mutation AcceptMembership($input: AcceptMembershipInput!) {\n    acceptMembership(input: $input) {\n      company { id name members { role user { id companyRole company { id name } } } }\n      userErrors { code message }\n    }\n  }\n": typeof types.AcceptMembershipDocument,
    "\n  mutation DeclineMembership($input: DeclineMembershipInput!) {\n    declineMembership(input: $input) {\n      declinedInvitationId\n      userErrors { code message }\n    }\n  }\n": typeof types.DeclineMembershipDocument,
    "\n  mutation SelectRole($input: SelectRoleInput!) {\n    selectRole(input: $input) {\n      user { id roles }\n      userErrors { code message }\n    }\n  }\n": typeof types.SelectRoleDocument,
    "\n  fragment CompanyFields on Company {\n    id\n    name\n    website\n    location\n    members { role position user { id fullName email } }\n    membershipInvitations { id email position expiresAt }\n  }\n": typeof types.CompanyFieldsFragmentDoc,
    "\n  query Company($id: ID!) {\n    company(id: $id) { ...CompanyFields }\n  }\n": typeof types.CompanyDocument,
    "\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      userErrors { code message }\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code field message }\n    }\n  }\n": typeof types.InviteMemberDocument,
    "\n  mutation WithdrawMembership($input: WithdrawMembershipInvitationInput!) {\n    withdrawMembershipInvitation(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.WithdrawMembershipDocument,
    "\n  mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {\n    changeMemberRole(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.ChangeMemberRoleDocument,
    "\n  mutation LeaveCompany($input: LeaveCompanyInput!) {\n    leaveCompany(input: $input) {\n      user { id company { id name } companyRole }\n      userErrors { code message }\n    }\n  }\n": typeof types.LeaveCompanyDocument,
    "\n  query MySessions {\n    mySessions { id current createdAt lastSeenAt userAgent }\n  }\n": typeof types.MySessionsDocument,
    "\n  mutation RemoveMember($input: RemoveCompanyMemberInput!) {\n    removeCompanyMember(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.RemoveMemberDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user { id fullName timeZone language }\n      userErrors { code field message }\n    }\n  }\n": typeof types.UpdateProfileDocument,
    "\n  fragment RubricFields on Rubric {\n    approved\n    version\n    criteria { criterion weight levels }\n    hints\n  }\n": typeof types.RubricFieldsFragmentDoc,
    "\n  fragment QuestionFields on Question {\n    id\n    text\n    type\n    position\n    timeLimitSeconds\n    required\n    weight\n    sharePercent\n    revision\n    options { id text correct }\n    rubric { ...RubricFields }\n  }\n": typeof types.QuestionFieldsFragmentDoc,
    "\n  fragment TemplateFields on Template {\n    id\n    title\n    description\n    roleTitle\n    status\n    settings { totalTimeLimitMinutes defaultTimeLimitSeconds allowRetakes maxRetakes shuffleQuestions showProgress invitationDays }\n    questions { ...QuestionFields }\n    versionNumber\n    estimatedMinutes\n    invitationCount\n    publishedAt\n    archivedAt\n    updatedAt\n    publishBlockers { code message questionId }\n    publishWarnings { code message questionId }\n    changes { message questionId }\n    settingsRevision\n    revision\n    nextVersionOf { id title }\n    nextVersion { id title }\n  }\n": typeof types.TemplateFieldsFragmentDoc,
    "\n  mutation AddQuestion($input: AddQuestionInput!) {\n    addQuestion(input: $input) {\n      template { ...TemplateFields }\n      question { id }\n      userErrors { code field message }\n    }\n  }\n": typeof types.AddQuestionDocument,
    "\n  mutation ApproveRubric($input: ApproveRubricInput!) {\n    approveRubric(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.ApproveRubricDocument,
    "\n  mutation ArchiveTemplate($input: ArchiveTemplateInput!) {\n    archiveTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.ArchiveTemplateDocument,
    "\n  mutation CreateTemplate($input: CreateTemplateInput!) {\n    createTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n": typeof types.CreateTemplateDocument,
    "\n  mutation DeleteTemplate($input: DeleteTemplateInput!) {\n    deleteTemplate(input: $input) {\n      deletedTemplateId\n      userErrors { code message }\n    }\n  }\n": typeof types.DeleteTemplateDocument,
    "\n  mutation DuplicateTemplate($input: DuplicateTemplateInput!) {\n    duplicateTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.DuplicateTemplateDocument,
    "\n  mutation EditPublishedTemplate($input: EditPublishedTemplateInput!) {\n    editPublishedTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.EditPublishedTemplateDocument,
    "\n  mutation PublishTemplate($input: PublishTemplateInput!) {\n    publishTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.PublishTemplateDocument,
    "\n  mutation RemoveQuestion($input: RemoveQuestionInput!) {\n    removeQuestion(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.RemoveQuestionDocument,
    "\n  mutation ReorderQuestions($input: ReorderQuestionsInput!) {\n    reorderQuestions(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": typeof types.ReorderQuestionsDocument,
    "\n  query RubricHints($rubric: RubricInput!) {\n    rubricHints(rubric: $rubric)\n  }\n": typeof types.RubricHintsDocument,
    "\n  query Template($id: ID!) {\n    template(id: $id) { ...TemplateFields }\n  }\n": typeof types.TemplateDocument,
    "\n  query Templates($filter: TemplateFilter, $first: Int, $after: String) {\n    templates(filter: $filter, orderBy: UPDATED_AT_DESC, first: $first, after: $after) {\n      nodes {\n        id\n        title\n        roleTitle\n        status\n        estimatedMinutes\n        invitationCount\n        updatedAt\n        questions { id }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": typeof types.TemplatesDocument,
    "\n  mutation UpdateQuestion($input: UpdateQuestionInput!) {\n    updateQuestion(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n": typeof types.UpdateQuestionDocument,
    "\n  mutation UpdateTemplate($input: UpdateTemplateInput!) {\n    updateTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n": typeof types.UpdateTemplateDocument,
};
const documents: Documents = {
    "\n  fragment OverviewFields on Invitation {\n    id\n    status\n    templateTitle\n    candidateName\n    expiresAt\n    completedAt\n    progress { answered total }\n    result { status overallScore recommendation borderline isPreview completedAt }\n    decisionState\n    reviews { id reviewer { id fullName } score decision }\n  }\n": types.OverviewFieldsFragmentDoc,
    "\n  query Overview {\n    invitationCounts { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }\n    undecided: invitations(filter: { decisionState: [UNDECIDED] }, orderBy: COMPLETED_AT_ASC, first: 10) {\n      nodes { ...OverviewFields }\n    }\n    disagreed: invitations(filter: { decisionState: [DISAGREED] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    answering: invitations(filter: { status: [STARTED] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    expiring: invitations(filter: { status: [PENDING, STARTED] }, orderBy: EXPIRES_AT_ASC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    drafts: templates(filter: { status: [DRAFT] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { id title updatedAt questions { id } }\n      totalCount\n    }\n    published: templates(filter: { status: [PUBLISHED] }, first: 1) {\n      nodes { id title }\n    }\n  }\n": types.OverviewDocument,
    "\n  query MyInterview {\n    myInterview { ...CandidateInterviewFields }\n  }\n": types.MyInterviewDocument,
    "\n  mutation StartInterview($input: StartInterviewInput!) {\n    startInterview(input: $input) {\n      interview { ...CandidateInterviewFields }\n      userErrors { code message }\n    }\n  }\n": types.StartInterviewDocument,
    "\n  mutation ShowQuestion($input: ShowQuestionInput!) {\n    showQuestion(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n": types.ShowQuestionDocument,
    "\n  mutation SkipQuestion($input: SkipQuestionInput!) {\n    skipQuestion(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n": types.SkipQuestionDocument,
    "\n  mutation SaveDraft($input: SaveDraftInput!) {\n    saveDraft(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n": types.SaveDraftDocument,
    "\n  mutation SubmitResponse($input: SubmitResponseInput!) {\n    submitResponse(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n": types.SubmitResponseDocument,
    "\n  mutation CompleteInterview($input: CompleteInterviewInput!) {\n    completeInterview(input: $input) {\n      interview { ...CandidateInterviewFields }\n      userErrors { code message }\n    }\n  }\n": types.CompleteInterviewDocument,
    "\n  fragment CandidateQuestionFields on CandidateQuestion {\n    id\n    text\n    type\n    number\n    required\n    timeLimitSeconds\n    options { id text }\n    multipleCorrect\n    shownAt\n    deadlineAt\n    setAside\n    draft { text chosenOptionIds savedAt revision writer }\n    submitted { id type text chosenOptionIds submittedAt }\n  }\n": types.CandidateQuestionFieldsFragmentDoc,
    "\n  fragment CandidateInterviewFields on CandidateInterview {\n    invitationId\n    status\n    templateTitle\n    roleTitle\n    description\n    companyName\n    candidateName\n    inviterName\n    contactEmail\n    questionCount\n    estimatedMinutes\n    totalTimeLimitMinutes\n    shortestTimeLimitSeconds\n    longestTimeLimitSeconds\n    expiresAt\n    startedAt\n    completedAt\n    endsAt\n    serverNow\n    consent\n    consentTextVersion\n    allowRetakes\n    showProgress\n    replyDays\n    replyBy\n    questions { ...CandidateQuestionFields }\n  }\n": types.CandidateInterviewFieldsFragmentDoc,
    "\n  fragment InvitationRowFields on Invitation {\n    id\n    status\n    templateTitle\n    candidateName\n    candidateEmail\n    expiresAt\n    createdAt\n    startedAt\n    completedAt\n    updatedAt\n    consent\n    link\n    progress { answered total }\n    result { status overallScore recommendation borderline isPreview completedAt }\n    decisionState\n    reviews { id reviewer { id fullName } score decision }\n  }\n": types.InvitationRowFieldsFragmentDoc,
    "\n  mutation CreateInvitation($input: CreateInvitationInput!) {\n    createInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code field message }\n    }\n  }\n": types.CreateInvitationDocument,
    "\n  mutation ExtendInvitation($input: ExtendInvitationInput!) {\n    extendInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code field message }\n    }\n  }\n": types.ExtendInvitationDocument,
    "\n  subscription InvitationChanged($after: Int) {\n    invitationChanged(after: $after) {\n      eventId\n      sequence\n      change\n      invitation { ...InvitationRowFields }\n    }\n  }\n": types.InvitationChangedDocument,
    "\n  query NewestInvitationChange {\n    newestInvitationChange\n  }\n": types.NewestInvitationChangeDocument,
    "\n  query InvitationCounts($filter: InvitationFilter) {\n    invitationCounts(filter: $filter) { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }\n  }\n": types.InvitationCountsDocument,
    "\n  query Invitations($filter: InvitationFilter, $orderBy: InvitationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n    invitations(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...InvitationRowFields }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n": types.InvitationsDocument,
    "\n  query PublishedTemplates {\n    templates(filter: { status: [PUBLISHED] }, orderBy: TITLE_ASC, first: 100) {\n      nodes { id title roleTitle settings { invitationDays } }\n    }\n  }\n": types.PublishedTemplatesDocument,
    "\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code message }\n    }\n  }\n": types.RevokeInvitationDocument,
    "\n  mutation SendInvitationAgain($input: SendInvitationAgainInput!) {\n    sendInvitationAgain(input: $input) {\n      invitation { id status link updatedAt }\n      userErrors { code message }\n    }\n  }\n": types.SendInvitationAgainDocument,
    "\n  fragment QuestionAnalysisFields on QuestionAnalysis {\n    id\n    questionId\n    questionText\n    status\n    weight\n    sharePercent\n    score\n    low\n    high\n    samples\n    criteria {\n      criterion\n      level\n      score\n      weight\n      anchor\n      quotes { text start end }\n      explanation\n    }\n    choice { rightChosen wrongChosen rightTotal }\n    feedback\n    strengths\n    gaps\n    flags { kind message }\n    answerText\n    provenance { engine model promptVersion rubricVersion scoredAt }\n    failureReason\n  }\n": types.QuestionAnalysisFieldsFragmentDoc,
    "\n  fragment AnalysisFields on Analysis {\n    id\n    status\n    overallScore\n    low\n    high\n    samples\n    borderline\n    recommendation\n    recommendationWithheldReason\n    summary\n    thresholds { hireFrom considerFrom }\n    engine { kind name isPreview label }\n    progress { scored total }\n    failureReason\n    startedAt\n    completedAt\n    questions { ...QuestionAnalysisFields }\n  }\n": types.AnalysisFieldsFragmentDoc,
    "\n  subscription AnalysisProgress($invitationId: ID!, $after: Int) {\n    analysisProgress(invitationId: $invitationId, after: $after) {\n      eventId\n      sequence\n      question { ...QuestionAnalysisFields }\n      analysis { ...AnalysisFields }\n    }\n  }\n": types.AnalysisProgressDocument,
    "\n  query Invitation($id: ID!) {\n    invitation(id: $id) {\n      id\n      status\n      templateTitle\n      candidateName\n      candidateEmail\n      expiresAt\n      createdAt\n      startedAt\n      completedAt\n      updatedAt\n      consent\n      link\n      progress { answered total }\n      invitedBy { id fullName }\n      template { id roleTitle }\n      questions {\n        id text type position weight required\n        options { id text correct }\n        rubric { criteria { criterion weight levels } }\n      }\n      responses { id question { id } type text chosenOptionIds submittedAt durationSeconds wordCount choicePoints }\n      result { status overallScore recommendation borderline isPreview completedAt }\n      review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      decisionState\n      reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      linkUses { action device person { id fullName } firstAt lastAt times }\n      analysis { ...AnalysisFields }\n    }\n  }\n": types.InvitationDocument,
    "\n  mutation RetryAnalysis($input: RetryAnalysisInput!) {\n    retryAnalysis(input: $input) {\n      analysis { ...AnalysisFields }\n      userErrors { code message }\n    }\n  }\n": types.RetryAnalysisDocument,
    "\n  mutation ReviewInvitation($input: ReviewInvitationInput!) {\n    reviewInvitation(input: $input) {\n      invitation {\n        id\n        review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n        decisionState\n        reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      }\n      userErrors { code field message }\n    }\n  }\n": types.ReviewInvitationDocument,
    "\n  mutation CreateCompany($input: CreateCompanyInput!) {\n    createCompany(input: $input) {\n      company { id name members { role user { id companyRole company { id name } } } }\n      userErrors { code field message }\n    }\n  }\n": types.CreateCompanyDocument,
    "\n  query Me {\n    me {\n      id\n      fullName\n      email\n      roles\n      status\n      timeZone\n      language\n      companyRole\n      company { id name }\n    }\n  }\n": types.MeDocument,
    "\n  query MyMembershipInvitations {\n    myMembershipInvitations { id companyName position invitedByName expiresAt }\n  }\n": types.MyMembershipInvitationsDocument,
    "\n  mutation AcceptMembership($input: AcceptMembershipInput!) {\n    acceptMembership(input: $input) {\n      company { id name members { role user { id companyRole company { id name } } } }\n      userErrors { code message }\n    }\n  }\n": types.AcceptMembershipDocument,
    "\n  mutation DeclineMembership($input: DeclineMembershipInput!) {\n    declineMembership(input: $input) {\n      declinedInvitationId\n      userErrors { code message }\n    }\n  }\n": types.DeclineMembershipDocument,
    "\n  mutation SelectRole($input: SelectRoleInput!) {\n    selectRole(input: $input) {\n      user { id roles }\n      userErrors { code message }\n    }\n  }\n": types.SelectRoleDocument,
    "\n  fragment CompanyFields on Company {\n    id\n    name\n    website\n    location\n    members { role position user { id fullName email } }\n    membershipInvitations { id email position expiresAt }\n  }\n": types.CompanyFieldsFragmentDoc,
    "\n  query Company($id: ID!) {\n    company(id: $id) { ...CompanyFields }\n  }\n": types.CompanyDocument,
    "\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      userErrors { code message }\n    }\n  }\n": types.EndSessionDocument,
    "\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code field message }\n    }\n  }\n": types.InviteMemberDocument,
    "\n  mutation WithdrawMembership($input: WithdrawMembershipInvitationInput!) {\n    withdrawMembershipInvitation(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n": types.WithdrawMembershipDocument,
    "\n  mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {\n    changeMemberRole(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n": types.ChangeMemberRoleDocument,
    "\n  mutation LeaveCompany($input: LeaveCompanyInput!) {\n    leaveCompany(input: $input) {\n      user { id company { id name } companyRole }\n      userErrors { code message }\n    }\n  }\n": types.LeaveCompanyDocument,
    "\n  query MySessions {\n    mySessions { id current createdAt lastSeenAt userAgent }\n  }\n": types.MySessionsDocument,
    "\n  mutation RemoveMember($input: RemoveCompanyMemberInput!) {\n    removeCompanyMember(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n": types.RemoveMemberDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user { id fullName timeZone language }\n      userErrors { code field message }\n    }\n  }\n": types.UpdateProfileDocument,
    "\n  fragment RubricFields on Rubric {\n    approved\n    version\n    criteria { criterion weight levels }\n    hints\n  }\n": types.RubricFieldsFragmentDoc,
    "\n  fragment QuestionFields on Question {\n    id\n    text\n    type\n    position\n    timeLimitSeconds\n    required\n    weight\n    sharePercent\n    revision\n    options { id text correct }\n    rubric { ...RubricFields }\n  }\n": types.QuestionFieldsFragmentDoc,
    "\n  fragment TemplateFields on Template {\n    id\n    title\n    description\n    roleTitle\n    status\n    settings { totalTimeLimitMinutes defaultTimeLimitSeconds allowRetakes maxRetakes shuffleQuestions showProgress invitationDays }\n    questions { ...QuestionFields }\n    versionNumber\n    estimatedMinutes\n    invitationCount\n    publishedAt\n    archivedAt\n    updatedAt\n    publishBlockers { code message questionId }\n    publishWarnings { code message questionId }\n    changes { message questionId }\n    settingsRevision\n    revision\n    nextVersionOf { id title }\n    nextVersion { id title }\n  }\n": types.TemplateFieldsFragmentDoc,
    "\n  mutation AddQuestion($input: AddQuestionInput!) {\n    addQuestion(input: $input) {\n      template { ...TemplateFields }\n      question { id }\n      userErrors { code field message }\n    }\n  }\n": types.AddQuestionDocument,
    "\n  mutation ApproveRubric($input: ApproveRubricInput!) {\n    approveRubric(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": types.ApproveRubricDocument,
    "\n  mutation ArchiveTemplate($input: ArchiveTemplateInput!) {\n    archiveTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": types.ArchiveTemplateDocument,
    "\n  mutation CreateTemplate($input: CreateTemplateInput!) {\n    createTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n": types.CreateTemplateDocument,
    "\n  mutation DeleteTemplate($input: DeleteTemplateInput!) {\n    deleteTemplate(input: $input) {\n      deletedTemplateId\n      userErrors { code message }\n    }\n  }\n": types.DeleteTemplateDocument,
    "\n  mutation DuplicateTemplate($input: DuplicateTemplateInput!) {\n    duplicateTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": types.DuplicateTemplateDocument,
    "\n  mutation EditPublishedTemplate($input: EditPublishedTemplateInput!) {\n    editPublishedTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": types.EditPublishedTemplateDocument,
    "\n  mutation PublishTemplate($input: PublishTemplateInput!) {\n    publishTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": types.PublishTemplateDocument,
    "\n  mutation RemoveQuestion($input: RemoveQuestionInput!) {\n    removeQuestion(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": types.RemoveQuestionDocument,
    "\n  mutation ReorderQuestions($input: ReorderQuestionsInput!) {\n    reorderQuestions(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n": types.ReorderQuestionsDocument,
    "\n  query RubricHints($rubric: RubricInput!) {\n    rubricHints(rubric: $rubric)\n  }\n": types.RubricHintsDocument,
    "\n  query Template($id: ID!) {\n    template(id: $id) { ...TemplateFields }\n  }\n": types.TemplateDocument,
    "\n  query Templates($filter: TemplateFilter, $first: Int, $after: String) {\n    templates(filter: $filter, orderBy: UPDATED_AT_DESC, first: $first, after: $after) {\n      nodes {\n        id\n        title\n        roleTitle\n        status\n        estimatedMinutes\n        invitationCount\n        updatedAt\n        questions { id }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n": types.TemplatesDocument,
    "\n  mutation UpdateQuestion($input: UpdateQuestionInput!) {\n    updateQuestion(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n": types.UpdateQuestionDocument,
    "\n  mutation UpdateTemplate($input: UpdateTemplateInput!) {\n    updateTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n": types.UpdateTemplateDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OverviewFields on Invitation {\n    id\n    status\n    templateTitle\n    candidateName\n    expiresAt\n    completedAt\n    progress { answered total }\n    result { status overallScore recommendation borderline isPreview completedAt }\n    decisionState\n    reviews { id reviewer { id fullName } score decision }\n  }\n"): (typeof documents)["\n  fragment OverviewFields on Invitation {\n    id\n    status\n    templateTitle\n    candidateName\n    expiresAt\n    completedAt\n    progress { answered total }\n    result { status overallScore recommendation borderline isPreview completedAt }\n    decisionState\n    reviews { id reviewer { id fullName } score decision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Overview {\n    invitationCounts { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }\n    undecided: invitations(filter: { decisionState: [UNDECIDED] }, orderBy: COMPLETED_AT_ASC, first: 10) {\n      nodes { ...OverviewFields }\n    }\n    disagreed: invitations(filter: { decisionState: [DISAGREED] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    answering: invitations(filter: { status: [STARTED] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    expiring: invitations(filter: { status: [PENDING, STARTED] }, orderBy: EXPIRES_AT_ASC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    drafts: templates(filter: { status: [DRAFT] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { id title updatedAt questions { id } }\n      totalCount\n    }\n    published: templates(filter: { status: [PUBLISHED] }, first: 1) {\n      nodes { id title }\n    }\n  }\n"): (typeof documents)["\n  query Overview {\n    invitationCounts { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }\n    undecided: invitations(filter: { decisionState: [UNDECIDED] }, orderBy: COMPLETED_AT_ASC, first: 10) {\n      nodes { ...OverviewFields }\n    }\n    disagreed: invitations(filter: { decisionState: [DISAGREED] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    answering: invitations(filter: { status: [STARTED] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    expiring: invitations(filter: { status: [PENDING, STARTED] }, orderBy: EXPIRES_AT_ASC, first: 5) {\n      nodes { ...OverviewFields }\n    }\n    drafts: templates(filter: { status: [DRAFT] }, orderBy: UPDATED_AT_DESC, first: 5) {\n      nodes { id title updatedAt questions { id } }\n      totalCount\n    }\n    published: templates(filter: { status: [PUBLISHED] }, first: 1) {\n      nodes { id title }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyInterview {\n    myInterview { ...CandidateInterviewFields }\n  }\n"): (typeof documents)["\n  query MyInterview {\n    myInterview { ...CandidateInterviewFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartInterview($input: StartInterviewInput!) {\n    startInterview(input: $input) {\n      interview { ...CandidateInterviewFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation StartInterview($input: StartInterviewInput!) {\n    startInterview(input: $input) {\n      interview { ...CandidateInterviewFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShowQuestion($input: ShowQuestionInput!) {\n    showQuestion(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ShowQuestion($input: ShowQuestionInput!) {\n    showQuestion(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SkipQuestion($input: SkipQuestionInput!) {\n    skipQuestion(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SkipQuestion($input: SkipQuestionInput!) {\n    skipQuestion(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveDraft($input: SaveDraftInput!) {\n    saveDraft(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveDraft($input: SaveDraftInput!) {\n    saveDraft(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SubmitResponse($input: SubmitResponseInput!) {\n    submitResponse(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SubmitResponse($input: SubmitResponseInput!) {\n    submitResponse(input: $input) {\n      question { ...CandidateQuestionFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteInterview($input: CompleteInterviewInput!) {\n    completeInterview(input: $input) {\n      interview { ...CandidateInterviewFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteInterview($input: CompleteInterviewInput!) {\n    completeInterview(input: $input) {\n      interview { ...CandidateInterviewFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CandidateQuestionFields on CandidateQuestion {\n    id\n    text\n    type\n    number\n    required\n    timeLimitSeconds\n    options { id text }\n    multipleCorrect\n    shownAt\n    deadlineAt\n    setAside\n    draft { text chosenOptionIds savedAt revision writer }\n    submitted { id type text chosenOptionIds submittedAt }\n  }\n"): (typeof documents)["\n  fragment CandidateQuestionFields on CandidateQuestion {\n    id\n    text\n    type\n    number\n    required\n    timeLimitSeconds\n    options { id text }\n    multipleCorrect\n    shownAt\n    deadlineAt\n    setAside\n    draft { text chosenOptionIds savedAt revision writer }\n    submitted { id type text chosenOptionIds submittedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CandidateInterviewFields on CandidateInterview {\n    invitationId\n    status\n    templateTitle\n    roleTitle\n    description\n    companyName\n    candidateName\n    inviterName\n    contactEmail\n    questionCount\n    estimatedMinutes\n    totalTimeLimitMinutes\n    shortestTimeLimitSeconds\n    longestTimeLimitSeconds\n    expiresAt\n    startedAt\n    completedAt\n    endsAt\n    serverNow\n    consent\n    consentTextVersion\n    allowRetakes\n    showProgress\n    replyDays\n    replyBy\n    questions { ...CandidateQuestionFields }\n  }\n"): (typeof documents)["\n  fragment CandidateInterviewFields on CandidateInterview {\n    invitationId\n    status\n    templateTitle\n    roleTitle\n    description\n    companyName\n    candidateName\n    inviterName\n    contactEmail\n    questionCount\n    estimatedMinutes\n    totalTimeLimitMinutes\n    shortestTimeLimitSeconds\n    longestTimeLimitSeconds\n    expiresAt\n    startedAt\n    completedAt\n    endsAt\n    serverNow\n    consent\n    consentTextVersion\n    allowRetakes\n    showProgress\n    replyDays\n    replyBy\n    questions { ...CandidateQuestionFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvitationRowFields on Invitation {\n    id\n    status\n    templateTitle\n    candidateName\n    candidateEmail\n    expiresAt\n    createdAt\n    startedAt\n    completedAt\n    updatedAt\n    consent\n    link\n    progress { answered total }\n    result { status overallScore recommendation borderline isPreview completedAt }\n    decisionState\n    reviews { id reviewer { id fullName } score decision }\n  }\n"): (typeof documents)["\n  fragment InvitationRowFields on Invitation {\n    id\n    status\n    templateTitle\n    candidateName\n    candidateEmail\n    expiresAt\n    createdAt\n    startedAt\n    completedAt\n    updatedAt\n    consent\n    link\n    progress { answered total }\n    result { status overallScore recommendation borderline isPreview completedAt }\n    decisionState\n    reviews { id reviewer { id fullName } score decision }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateInvitation($input: CreateInvitationInput!) {\n    createInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateInvitation($input: CreateInvitationInput!) {\n    createInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExtendInvitation($input: ExtendInvitationInput!) {\n    extendInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation ExtendInvitation($input: ExtendInvitationInput!) {\n    extendInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription InvitationChanged($after: Int) {\n    invitationChanged(after: $after) {\n      eventId\n      sequence\n      change\n      invitation { ...InvitationRowFields }\n    }\n  }\n"): (typeof documents)["\n  subscription InvitationChanged($after: Int) {\n    invitationChanged(after: $after) {\n      eventId\n      sequence\n      change\n      invitation { ...InvitationRowFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewestInvitationChange {\n    newestInvitationChange\n  }\n"): (typeof documents)["\n  query NewestInvitationChange {\n    newestInvitationChange\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitationCounts($filter: InvitationFilter) {\n    invitationCounts(filter: $filter) { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }\n  }\n"): (typeof documents)["\n  query InvitationCounts($filter: InvitationFilter) {\n    invitationCounts(filter: $filter) { total pending started completed expired revoked undecided beingScored advance hold decline disagreed expiringSoon }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Invitations($filter: InvitationFilter, $orderBy: InvitationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n    invitations(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...InvitationRowFields }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Invitations($filter: InvitationFilter, $orderBy: InvitationOrder, $first: Int, $after: String, $last: Int, $before: String) {\n    invitations(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes { ...InvitationRowFields }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublishedTemplates {\n    templates(filter: { status: [PUBLISHED] }, orderBy: TITLE_ASC, first: 100) {\n      nodes { id title roleTitle settings { invitationDays } }\n    }\n  }\n"): (typeof documents)["\n  query PublishedTemplates {\n    templates(filter: { status: [PUBLISHED] }, orderBy: TITLE_ASC, first: 100) {\n      nodes { id title roleTitle settings { invitationDays } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeInvitation($input: RevokeInvitationInput!) {\n    revokeInvitation(input: $input) {\n      invitation { ...InvitationRowFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendInvitationAgain($input: SendInvitationAgainInput!) {\n    sendInvitationAgain(input: $input) {\n      invitation { id status link updatedAt }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SendInvitationAgain($input: SendInvitationAgainInput!) {\n    sendInvitationAgain(input: $input) {\n      invitation { id status link updatedAt }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QuestionAnalysisFields on QuestionAnalysis {\n    id\n    questionId\n    questionText\n    status\n    weight\n    sharePercent\n    score\n    low\n    high\n    samples\n    criteria {\n      criterion\n      level\n      score\n      weight\n      anchor\n      quotes { text start end }\n      explanation\n    }\n    choice { rightChosen wrongChosen rightTotal }\n    feedback\n    strengths\n    gaps\n    flags { kind message }\n    answerText\n    provenance { engine model promptVersion rubricVersion scoredAt }\n    failureReason\n  }\n"): (typeof documents)["\n  fragment QuestionAnalysisFields on QuestionAnalysis {\n    id\n    questionId\n    questionText\n    status\n    weight\n    sharePercent\n    score\n    low\n    high\n    samples\n    criteria {\n      criterion\n      level\n      score\n      weight\n      anchor\n      quotes { text start end }\n      explanation\n    }\n    choice { rightChosen wrongChosen rightTotal }\n    feedback\n    strengths\n    gaps\n    flags { kind message }\n    answerText\n    provenance { engine model promptVersion rubricVersion scoredAt }\n    failureReason\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AnalysisFields on Analysis {\n    id\n    status\n    overallScore\n    low\n    high\n    samples\n    borderline\n    recommendation\n    recommendationWithheldReason\n    summary\n    thresholds { hireFrom considerFrom }\n    engine { kind name isPreview label }\n    progress { scored total }\n    failureReason\n    startedAt\n    completedAt\n    questions { ...QuestionAnalysisFields }\n  }\n"): (typeof documents)["\n  fragment AnalysisFields on Analysis {\n    id\n    status\n    overallScore\n    low\n    high\n    samples\n    borderline\n    recommendation\n    recommendationWithheldReason\n    summary\n    thresholds { hireFrom considerFrom }\n    engine { kind name isPreview label }\n    progress { scored total }\n    failureReason\n    startedAt\n    completedAt\n    questions { ...QuestionAnalysisFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AnalysisProgress($invitationId: ID!, $after: Int) {\n    analysisProgress(invitationId: $invitationId, after: $after) {\n      eventId\n      sequence\n      question { ...QuestionAnalysisFields }\n      analysis { ...AnalysisFields }\n    }\n  }\n"): (typeof documents)["\n  subscription AnalysisProgress($invitationId: ID!, $after: Int) {\n    analysisProgress(invitationId: $invitationId, after: $after) {\n      eventId\n      sequence\n      question { ...QuestionAnalysisFields }\n      analysis { ...AnalysisFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Invitation($id: ID!) {\n    invitation(id: $id) {\n      id\n      status\n      templateTitle\n      candidateName\n      candidateEmail\n      expiresAt\n      createdAt\n      startedAt\n      completedAt\n      updatedAt\n      consent\n      link\n      progress { answered total }\n      invitedBy { id fullName }\n      template { id roleTitle }\n      questions {\n        id text type position weight required\n        options { id text correct }\n        rubric { criteria { criterion weight levels } }\n      }\n      responses { id question { id } type text chosenOptionIds submittedAt durationSeconds wordCount choicePoints }\n      result { status overallScore recommendation borderline isPreview completedAt }\n      review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      decisionState\n      reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      linkUses { action device person { id fullName } firstAt lastAt times }\n      analysis { ...AnalysisFields }\n    }\n  }\n"): (typeof documents)["\n  query Invitation($id: ID!) {\n    invitation(id: $id) {\n      id\n      status\n      templateTitle\n      candidateName\n      candidateEmail\n      expiresAt\n      createdAt\n      startedAt\n      completedAt\n      updatedAt\n      consent\n      link\n      progress { answered total }\n      invitedBy { id fullName }\n      template { id roleTitle }\n      questions {\n        id text type position weight required\n        options { id text correct }\n        rubric { criteria { criterion weight levels } }\n      }\n      responses { id question { id } type text chosenOptionIds submittedAt durationSeconds wordCount choicePoints }\n      result { status overallScore recommendation borderline isPreview completedAt }\n      review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      decisionState\n      reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      linkUses { action device person { id fullName } firstAt lastAt times }\n      analysis { ...AnalysisFields }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryAnalysis($input: RetryAnalysisInput!) {\n    retryAnalysis(input: $input) {\n      analysis { ...AnalysisFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryAnalysis($input: RetryAnalysisInput!) {\n    retryAnalysis(input: $input) {\n      analysis { ...AnalysisFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReviewInvitation($input: ReviewInvitationInput!) {\n    reviewInvitation(input: $input) {\n      invitation {\n        id\n        review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n        decisionState\n        reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReviewInvitation($input: ReviewInvitationInput!) {\n    reviewInvitation(input: $input) {\n      invitation {\n        id\n        review { id score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n        decisionState\n        reviews { id reviewer { id fullName } score typedScore computedScore marks { questionId points levels { criterion level } } decision reason updatedAt }\n      }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCompany($input: CreateCompanyInput!) {\n    createCompany(input: $input) {\n      company { id name members { role user { id companyRole company { id name } } } }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateCompany($input: CreateCompanyInput!) {\n    createCompany(input: $input) {\n      company { id name members { role user { id companyRole company { id name } } } }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id\n      fullName\n      email\n      roles\n      status\n      timeZone\n      language\n      companyRole\n      company { id name }\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      id\n      fullName\n      email\n      roles\n      status\n      timeZone\n      language\n      companyRole\n      company { id name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyMembershipInvitations {\n    myMembershipInvitations { id companyName position invitedByName expiresAt }\n  }\n"): (typeof documents)["\n  query MyMembershipInvitations {\n    myMembershipInvitations { id companyName position invitedByName expiresAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptMembership($input: AcceptMembershipInput!) {\n    acceptMembership(input: $input) {\n      company { id name members { role user { id companyRole company { id name } } } }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptMembership($input: AcceptMembershipInput!) {\n    acceptMembership(input: $input) {\n      company { id name members { role user { id companyRole company { id name } } } }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineMembership($input: DeclineMembershipInput!) {\n    declineMembership(input: $input) {\n      declinedInvitationId\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation DeclineMembership($input: DeclineMembershipInput!) {\n    declineMembership(input: $input) {\n      declinedInvitationId\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SelectRole($input: SelectRoleInput!) {\n    selectRole(input: $input) {\n      user { id roles }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SelectRole($input: SelectRoleInput!) {\n    selectRole(input: $input) {\n      user { id roles }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CompanyFields on Company {\n    id\n    name\n    website\n    location\n    members { role position user { id fullName email } }\n    membershipInvitations { id email position expiresAt }\n  }\n"): (typeof documents)["\n  fragment CompanyFields on Company {\n    id\n    name\n    website\n    location\n    members { role position user { id fullName email } }\n    membershipInvitations { id email position expiresAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Company($id: ID!) {\n    company(id: $id) { ...CompanyFields }\n  }\n"): (typeof documents)["\n  query Company($id: ID!) {\n    company(id: $id) { ...CompanyFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation EndSession($input: EndSessionInput!) {\n    endSession(input: $input) {\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation InviteMember($input: InviteMemberInput!) {\n    inviteMember(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawMembership($input: WithdrawMembershipInvitationInput!) {\n    withdrawMembershipInvitation(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawMembership($input: WithdrawMembershipInvitationInput!) {\n    withdrawMembershipInvitation(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {\n    changeMemberRole(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeMemberRole($input: ChangeMemberRoleInput!) {\n    changeMemberRole(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LeaveCompany($input: LeaveCompanyInput!) {\n    leaveCompany(input: $input) {\n      user { id company { id name } companyRole }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation LeaveCompany($input: LeaveCompanyInput!) {\n    leaveCompany(input: $input) {\n      user { id company { id name } companyRole }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MySessions {\n    mySessions { id current createdAt lastSeenAt userAgent }\n  }\n"): (typeof documents)["\n  query MySessions {\n    mySessions { id current createdAt lastSeenAt userAgent }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMember($input: RemoveCompanyMemberInput!) {\n    removeCompanyMember(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveMember($input: RemoveCompanyMemberInput!) {\n    removeCompanyMember(input: $input) {\n      company { ...CompanyFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user { id fullName timeZone language }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      user { id fullName timeZone language }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RubricFields on Rubric {\n    approved\n    version\n    criteria { criterion weight levels }\n    hints\n  }\n"): (typeof documents)["\n  fragment RubricFields on Rubric {\n    approved\n    version\n    criteria { criterion weight levels }\n    hints\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QuestionFields on Question {\n    id\n    text\n    type\n    position\n    timeLimitSeconds\n    required\n    weight\n    sharePercent\n    revision\n    options { id text correct }\n    rubric { ...RubricFields }\n  }\n"): (typeof documents)["\n  fragment QuestionFields on Question {\n    id\n    text\n    type\n    position\n    timeLimitSeconds\n    required\n    weight\n    sharePercent\n    revision\n    options { id text correct }\n    rubric { ...RubricFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TemplateFields on Template {\n    id\n    title\n    description\n    roleTitle\n    status\n    settings { totalTimeLimitMinutes defaultTimeLimitSeconds allowRetakes maxRetakes shuffleQuestions showProgress invitationDays }\n    questions { ...QuestionFields }\n    versionNumber\n    estimatedMinutes\n    invitationCount\n    publishedAt\n    archivedAt\n    updatedAt\n    publishBlockers { code message questionId }\n    publishWarnings { code message questionId }\n    changes { message questionId }\n    settingsRevision\n    revision\n    nextVersionOf { id title }\n    nextVersion { id title }\n  }\n"): (typeof documents)["\n  fragment TemplateFields on Template {\n    id\n    title\n    description\n    roleTitle\n    status\n    settings { totalTimeLimitMinutes defaultTimeLimitSeconds allowRetakes maxRetakes shuffleQuestions showProgress invitationDays }\n    questions { ...QuestionFields }\n    versionNumber\n    estimatedMinutes\n    invitationCount\n    publishedAt\n    archivedAt\n    updatedAt\n    publishBlockers { code message questionId }\n    publishWarnings { code message questionId }\n    changes { message questionId }\n    settingsRevision\n    revision\n    nextVersionOf { id title }\n    nextVersion { id title }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddQuestion($input: AddQuestionInput!) {\n    addQuestion(input: $input) {\n      template { ...TemplateFields }\n      question { id }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation AddQuestion($input: AddQuestionInput!) {\n    addQuestion(input: $input) {\n      template { ...TemplateFields }\n      question { id }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveRubric($input: ApproveRubricInput!) {\n    approveRubric(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveRubric($input: ApproveRubricInput!) {\n    approveRubric(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchiveTemplate($input: ArchiveTemplateInput!) {\n    archiveTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ArchiveTemplate($input: ArchiveTemplateInput!) {\n    archiveTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTemplate($input: CreateTemplateInput!) {\n    createTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTemplate($input: CreateTemplateInput!) {\n    createTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTemplate($input: DeleteTemplateInput!) {\n    deleteTemplate(input: $input) {\n      deletedTemplateId\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteTemplate($input: DeleteTemplateInput!) {\n    deleteTemplate(input: $input) {\n      deletedTemplateId\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DuplicateTemplate($input: DuplicateTemplateInput!) {\n    duplicateTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation DuplicateTemplate($input: DuplicateTemplateInput!) {\n    duplicateTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EditPublishedTemplate($input: EditPublishedTemplateInput!) {\n    editPublishedTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation EditPublishedTemplate($input: EditPublishedTemplateInput!) {\n    editPublishedTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishTemplate($input: PublishTemplateInput!) {\n    publishTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishTemplate($input: PublishTemplateInput!) {\n    publishTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveQuestion($input: RemoveQuestionInput!) {\n    removeQuestion(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveQuestion($input: RemoveQuestionInput!) {\n    removeQuestion(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReorderQuestions($input: ReorderQuestionsInput!) {\n    reorderQuestions(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ReorderQuestions($input: ReorderQuestionsInput!) {\n    reorderQuestions(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RubricHints($rubric: RubricInput!) {\n    rubricHints(rubric: $rubric)\n  }\n"): (typeof documents)["\n  query RubricHints($rubric: RubricInput!) {\n    rubricHints(rubric: $rubric)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Template($id: ID!) {\n    template(id: $id) { ...TemplateFields }\n  }\n"): (typeof documents)["\n  query Template($id: ID!) {\n    template(id: $id) { ...TemplateFields }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Templates($filter: TemplateFilter, $first: Int, $after: String) {\n    templates(filter: $filter, orderBy: UPDATED_AT_DESC, first: $first, after: $after) {\n      nodes {\n        id\n        title\n        roleTitle\n        status\n        estimatedMinutes\n        invitationCount\n        updatedAt\n        questions { id }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Templates($filter: TemplateFilter, $first: Int, $after: String) {\n    templates(filter: $filter, orderBy: UPDATED_AT_DESC, first: $first, after: $after) {\n      nodes {\n        id\n        title\n        roleTitle\n        status\n        estimatedMinutes\n        invitationCount\n        updatedAt\n        questions { id }\n      }\n      pageInfo { hasNextPage endCursor }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateQuestion($input: UpdateQuestionInput!) {\n    updateQuestion(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateQuestion($input: UpdateQuestionInput!) {\n    updateQuestion(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateTemplate($input: UpdateTemplateInput!) {\n    updateTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateTemplate($input: UpdateTemplateInput!) {\n    updateTemplate(input: $input) {\n      template { ...TemplateFields }\n      userErrors { code field message }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;