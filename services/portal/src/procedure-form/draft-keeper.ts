import { type EditedProcedureQuery, SaveProcedureForm } from '../generated/procedure-form/procedure-form.ts';
import { ask } from '../graph/ask.ts';
import { queries } from '../graph/client.ts';

export type Edited = NonNullable<EditedProcedureQuery['application']>;
export type FormValue = string | readonly string[] | boolean | null;

export interface Kept {
  application: Edited;
  saving: 'SAVED' | 'WAITING' | 'SAVING' | 'FAILED';
  savedAt: Date | null;
  /** Why saving failed altogether. */
  problem: unknown;
  /** What a rule, or the state of the application, says against saving. */
  refused: { message: string; basis?: string | null } | null;
  /** What does not fit, by the field's name. Such a value is kept on the page and not saved. */
  problems: ReadonlyMap<string, string>;
  /** Somebody else changed the application while it was being filled in. */
  overtaken: boolean;
}

const SOON_MS = 300;
const AFTER_TYPING_MS = 1_200;
const MOST_TRIES = 6;
/** What the server accepts or refuses as a whole with the rest: kept back when a rule speaks against saving. */
const ASKED_WHEN_SAVED = 'institution';

/**
 * What is typed into the form of one application and not saved yet. It outlives the page, so that leaving it while the network is
 * away loses nothing; one saving goes out at a time, each with the version that the last one answered with.
 */
export class DraftKeeper {
  #kept: Kept;
  readonly #typed = new Map<string, FormValue>();
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | null = null;

  constructor(application: Edited) {
    this.#kept = {
      application,
      saving: 'SAVED',
      savedAt: null,
      problem: null,
      refused: null,
      problems: new Map(),
      overtaken: false,
    };
  }

  readonly present = (): Kept => this.#kept;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** What is on the page and not on the server. */
  unsaved(): ReadonlyMap<string, FormValue> {
    return this.#typed;
  }

  /** The application as somebody has just asked for it. */
  meet(application: Edited): void {
    if (application === this.#kept.application || application.version < this.#kept.application.version) return;
    this.#change({ application });
  }

  type(name: string, value: FormValue, soon: boolean): void {
    this.#typed.set(name, value);
    const problems = new Map(this.#kept.problems);
    problems.delete(name);
    this.#change({ saving: 'WAITING', problems, refused: null });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), soon ? SOON_MS : AFTER_TYPING_MS);
  }

  /** Saves what has been typed; resolves when nothing is left that can be saved. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving ??= this.#saveAll().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  async #saveAll(): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const sent = new Map([...this.#typed].filter(([name]) => !this.#kept.problems.has(name)));
      if (sent.size === 0) break;
      this.#change({ saving: 'SAVING', problem: null });
      try {
        if (!(await this.#send(sent))) return;
      } catch (problem) {
        this.#change({ saving: 'FAILED', problem });
        return;
      }
    }
    this.#change({ saving: this.#typed.size === 0 ? 'SAVED' : 'WAITING' });
  }

  /** @returns whether to go on */
  async #send(sent: ReadonlyMap<string, FormValue>): Promise<boolean> {
    const { id, version } = this.#kept.application;
    const { saveDraft: result } = await ask(SaveProcedureForm, { id, version, form: Object.fromEntries(sent) });
    switch (result.__typename) {
      case 'SavedDraft':
        for (const [name, value] of sent) if (this.#typed.get(name) === value) this.#typed.delete(name);
        this.#change({ savedAt: new Date(), overtaken: false });
        this.#adopt(result.application);
        return true;
      case 'InvalidInput':
        return this.#point(result.problems.map(({ field, message }) => [field.replace(/^form\./, ''), message]));
      case 'ApplicationChanged':
        this.#change({ overtaken: true });
        this.#adopt(result.application);
        return result.application.availableSteps.includes('submit') || this.#stop(result);
      case 'RequirementNotMet':
        if (!sent.has(ASKED_WHEN_SAVED)) return this.#stop(result);
        this.#change({ refused: result });
        return this.#point([[ASKED_WHEN_SAVED, result.message]]);
      default:
        return this.#stop(result);
    }
  }

  #point(found: [name: string, message: string][]): boolean {
    this.#change({ problems: new Map([...this.#kept.problems, ...found]) });
    return found.some(([name]) => this.#typed.has(name)) || this.#stop(null);
  }

  #stop(refused: Kept['refused']): false {
    this.#change({ saving: 'FAILED', refused });
    return false;
  }

  #adopt(application: Edited): void {
    this.meet(application);
    queries.setQueryData<EditedProcedureQuery>(['EditedProcedure', { id: application.id }], { application });
  }

  #change(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

const keepers = new Map<string, DraftKeeper>();

export function keeperOf(application: Edited): DraftKeeper {
  const keeper = keepers.get(application.id) ?? new DraftKeeper(application);
  keepers.set(application.id, keeper);
  return keeper;
}

/** The page is left: what is saved need not be kept here. */
export async function leave(keeper: DraftKeeper): Promise<void> {
  await keeper.save();
  if (keeper.unsaved().size === 0) keepers.delete(keeper.present().application.id);
}

/** It is submitted, or given up. */
export const forget = (applicationId: string): boolean => keepers.delete(applicationId);
