import type {
  SiteTable,
  ArticleTable,
  ArticleAuthorTable,
  CommentTable,
  MentionTable,
  RevisionTable,
  ReactionTable,
  IdempotencyTable,
  EventTable,
  ImportSourceTable,
} from "./schema/conversation.ts";
import type {
  PersonTable,
  AvatarTable,
  FormerNameTable,
  IdentityTable,
  SessionTable,
  ChallengeTable,
  SecurityEventTable,
  RoleGrantTable,
  MuteTable,
  SignalTable,
} from "./schema/people.ts";
import type {
  FollowTable,
  NotificationTable,
  JobTable,
  EventCursorTable,
  MailTable,
  MailBlockTable,
} from "./schema/delivery.ts";
import type {
  HouseRulesTable,
  ScreeningRuleTable,
  FindingTable,
  ReportTable,
  CaseTable,
  CaseCountTable,
  BannedIdentityTable,
  DecisionTable,
  StatementTable,
  AppealTable,
  LedgerTable,
  ModeratorNoteTable,
  SavedReplyTable,
  SuspicionTable,
  StyleProfileTable,
  SiteModelTable,
  AuditTable,
} from "./schema/moderation.ts";

/**
 * The tables, for the type checker. The tables themselves are made by `migrations/`. Instants are integers:
 * milliseconds since 1970-01-01 UTC. JSON is kept as text, so that both databases return the same.
 */
export interface Tables {
  site: SiteTable;
  article: ArticleTable;
  article_author: ArticleAuthorTable;
  comment: CommentTable;
  revision: RevisionTable;
  mention: MentionTable;
  reaction: ReactionTable;
  idempotency: IdempotencyTable;
  event: EventTable;
  import_source: ImportSourceTable;
  person: PersonTable;
  avatar: AvatarTable;
  former_name: FormerNameTable;
  identity: IdentityTable;
  session: SessionTable;
  challenge: ChallengeTable;
  security_event: SecurityEventTable;
  role_grant: RoleGrantTable;
  mute: MuteTable;
  follow: FollowTable;
  notification: NotificationTable;
  job: JobTable;
  event_cursor: EventCursorTable;
  mail: MailTable;
  mail_block: MailBlockTable;
  signal: SignalTable;
  house_rules: HouseRulesTable;
  screening_rule: ScreeningRuleTable;
  finding: FindingTable;
  report: ReportTable;
  moderation_case: CaseTable;
  case_count: CaseCountTable;
  decision: DecisionTable;
  banned_identity: BannedIdentityTable;
  statement: StatementTable;
  appeal: AppealTable;
  ledger: LedgerTable;
  moderator_note: ModeratorNoteTable;
  saved_reply: SavedReplyTable;
  suspicion: SuspicionTable;
  style_profile: StyleProfileTable;
  site_model: SiteModelTable;
  audit: AuditTable;
}
