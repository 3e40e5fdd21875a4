import { Form, type FormInstance } from 'antd';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { onSession, sessionState } from '../graph/session.ts';
import { type DraftKeeper, type Edited, type FormValue, type Kept, keeperOf, leave } from './draft-keeper.ts';

export type Values = Record<string, FormValue>;
/** Whose value is chosen, not typed: it is saved at once. */
const CHOSEN = new Set(['CHOICE', 'YES_NO', 'DECLARATION', 'DATE', 'INSTITUTION', 'SCOPES']);

export interface Draft {
  form: FormInstance<Values>;
  kept: Kept;
  keeper: DraftKeeper;
  onValuesChange: (changed: Partial<Values>) => void;
}

/** The form of one application (mount it anew for another) and what is saved of it; see DraftKeeper. */
export function useDraft(application: Edited): Draft {
  const [form] = Form.useForm<Values>();
  const first = useRef(application);
  const keeper = useMemo(() => keeperOf(first.current), []);
  useEffect(() => keeper.meet(application), [keeper, application]);
  const kept = useSyncExternalStore(keeper.subscribe, keeper.present);
  const shown = useRef(0);

  // What the server has stands in the form, except where something else has been typed.
  const { version, form: fields } = kept.application;
  useEffect(() => {
    if (shown.current === version) return;
    shown.current = version;
    const unsaved = keeper.unsaved();
    form.setFieldsValue(
      Object.fromEntries(
        fields.map(({ name, value }) => [name, unsaved.has(name) ? unsaved.get(name) : (value as FormValue)]),
      ),
    );
  }, [version, fields, form, keeper]);

  useEffect(() => {
    const flush = () => document.visibilityState === 'hidden' && void keeper.save();
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.unsaved().size === 0) return;
      void keeper.save();
      event.preventDefault();
    };
    const again = () => void keeper.save();
    // Whoever signs in again over the page need not touch anything for what could not be saved meanwhile.
    const stop = onSession(() => sessionState() === 'SIGNED_IN' && again());
    document.addEventListener('visibilitychange', flush);
    addEventListener('beforeunload', warn);
    addEventListener('online', again);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      removeEventListener('beforeunload', warn);
      removeEventListener('online', again);
      stop();
      void leave(keeper);
    };
  }, [keeper]);

  return {
    form,
    kept,
    keeper,
    onValuesChange: (changed) => {
      for (const [name, value] of Object.entries(changed)) {
        const kind = application.procedure.fields.find((field) => field.name === name)?.kind ?? 'TEXT';
        keeper.type(name, value ?? null, CHOSEN.has(kind));
      }
    },
  };
}
