import type { components } from './schema';

type Schemas = components['schemas'];

export type Task = Schemas['TaskView'];
export type TaskKind = Task['kind'];
export type Item = Schemas['ItemToLabelView'];
export type ReviewItem = Schemas['ReviewItemView'];
export type DisputedItem = Schemas['DisputedItemView'];
export type Sample = Schemas['SampleView'];
export type SampledItem = Schemas['SampledItemView'];
export type DefectClass = Schemas['DefectBody']['class'];
export type Release = Schemas['ReleaseView'];
export type ReleaseDetail = Schemas['ReleaseDetail'];
export type ReleaseComparison = Schemas['ComparisonView'];
export type Job = Schemas['JobView'];
export type LabelSchema = Schemas['LabelSchema'];
export type LabelClass = Schemas['LabelClass'];
export type Attribute = Schemas['Attribute'];
export type LocalText = Schemas['LocalText'];
export type SchemaVersion = Schemas['SchemaView'];
export type Policy = Schemas['Policy'];
export type Participant = Schemas['Participant'];
export type Modality = Schemas['ItemView']['modality'];
export type ItemStory = Schemas['ItemStory'];
export type JobInsight = Schemas['JobInsight'];
export type SamplingPlan = Schemas['SamplingPlanView'];
export type Lot = Schemas['LotView'];
export type Scorecard = Schemas['ScorecardView'];
export type CorrectiveAction = Schemas['CorrectiveActionView'];
export type Pause = Schemas['PauseView'];
export type GoldReport = Schemas['GoldView'];
export type Trial = Schemas['TrialView'];
export type Channel = Schemas['Channel'];
export type Issue = Schemas['Issue'];
export type Discussion = Schemas['DiscussionView'];
export type Voice = Schemas['Voice'];
/** Axis to coordinate: x and y in pixels, seconds. */
export type Position = NonNullable<Issue['position']>;
export type QuickReason = NonNullable<Issue['reason']>;

export type Member = Schemas['MemberView'];
export type Webhook = Schemas['WebhookView'];
export type Delivery = Schemas['DeliveryView'];

export type Me = Schemas['Me'];

interface ShapeHead {
  id: string;
  label: string;
  attributes: Record<string, unknown>;
}

export type Shape = ShapeHead & { type: string };

/** What each type of shape has beside its head; see docs/glossary.md and the server's Shape for units. */
interface Places {
  classification: object;
  box: { x: number; y: number; width: number; height: number; rotation: number };
  polygon: { points: [number, number][] };
  polyline: { points: [number, number][] };
  keypoints: { points: Record<string, [number, number, number]> };
  mask: { height: number; width: number; counts: number[] };
  'time-point': { seconds: number; timestamp: string };
  'time-range': { fromSeconds: number; toSeconds: number; fromTimestamp: string; toTimestamp: string };
  'text-span': { from: number; to: number };
  relation: { source: string; target: string };
  'table-cell': { row: number; column: string };
  'table-row': { row: number };
}

export type ShapeOf<T extends keyof Places> = ShapeHead & { type: T } & Places[T];

export const isA = <T extends keyof Places>(shape: Shape, type: T): shape is ShapeOf<T> => shape.type === type;
