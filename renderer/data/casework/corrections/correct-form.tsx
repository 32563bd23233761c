import { useEffect, useRef, useState } from 'react';
import {
  CorrectableField,
  type CorrectableJourney,
} from '../../../../analytics/contract/casework.ts';
import { Button } from '../../../components/button.tsx';
import { TextField } from '../../../components/field.tsx';
import { ErrorNotice } from '../../../components/notice.tsx';
import { Select } from '../../../components/select.tsx';
import { Segmented } from '../../../components/toggle.tsx';
import { failureIn } from '../../../state/answers.ts';
import { FIELD_LABELS, shortKey, valueWords } from '../casework-words.ts';
import { today } from '../day.ts';
import { signedBy, useOfficer } from '../officer.ts';
import { ReasonAndName } from '../reason-and-name.tsx';
import { correctionOf, draftErrors, filesSay, isDayField, wordsOf, type Draft } from './draft.ts';
import { useCorrections } from './use-corrections.ts';

type CorrectFormProps = {
  journey: CorrectableJourney;
  /** What is wrong, where it is known already. */
  field: CorrectableField | null;
  onClose: () => void;
};

/** What is wrong in a child's record, what holds instead, and why. */
export function CorrectForm({ journey, field, onClose }: CorrectFormProps) {
  const [draft, setDraft] = useState<Draft>({
    attempt: journey.attempts.at(-1)?.attempt ?? 1,
    field,
    isBlank: false,
    text: '',
    reason: '',
  });
  const [isAsked, setAsked] = useState(false);
  const name = useOfficer((officer) => officer.name);
  const { correct } = useCorrections();
  const failure = failureIn(correct);
  const errors = draftErrors(draft, journey, today());
  const shown = isAsked ? errors : null;
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
  };
  const save = () => {
    setAsked(true);
    const asked = correctionOf(draft, journey, signedBy(name));
    if (!asked || Object.values(errors).some((error) => error !== null)) return;
    correct.mutate(asked, { onSuccess: onClose });
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // What had the focus before, finding the child, is gone with its step.
    form.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, []);
  return (
    <form
      className="casework-form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="muted">
        Child <span className="casework-key">{shortKey(journey.child)}</span>, {journey.area}. The
        files stay as they are; the correction is laid over them.
      </p>
      {journey.attempts.length > 1 && (
        <Select
          label="Attempt to place the child"
          value={String(draft.attempt)}
          onChange={(id) => {
            change({ attempt: Number(id) });
          }}
          options={journey.attempts.map(({ attempt }) => ({
            id: String(attempt),
            label: `Attempt ${attempt}`,
          }))}
        />
      )}
      <Select
        label="What is wrong"
        value={draft.field}
        onChange={(chosen) => {
          change({ field: chosen, text: '', isBlank: false });
        }}
        options={CorrectableField.options.map((id) => ({
          id,
          label: FIELD_LABELS[id],
          detail: valueWords(filesSay(journey, { ...draft, field: id })),
        }))}
        error={shown?.field ?? null}
      />
      {draft.field && (
        <Instead
          journey={journey}
          draft={draft}
          field={draft.field}
          error={shown?.value ?? null}
          onChange={change}
        />
      )}
      <ReasonAndName
        description="Kept with the correction, for whoever asks later."
        reason={draft.reason}
        onReason={(reason) => {
          change({ reason });
        }}
        error={shown?.reason ?? null}
      />
      {failure && <ErrorNotice failure={failure} />}
      <div className="casework-form-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isDisabled={correct.isPending}>
          Correct the record
        </Button>
      </div>
    </form>
  );
}

type InsteadProps = {
  journey: CorrectableJourney;
  draft: Draft;
  field: CorrectableField;
  error: string | null;
  onChange: (part: Partial<Draft>) => void;
};

/** What the files say of the field, and what holds instead. */
function Instead({ journey, draft, field, error, onChange }: InsteadProps) {
  const says = filesSay(journey, draft);
  const words = wordsOf(field);
  const description = `The files say: ${says === null ? 'nothing' : valueWords(says)}`;
  return (
    <>
      {says !== null && (
        <Segmented
          label="What holds instead"
          value={draft.isBlank ? 'blank' : 'other'}
          onChange={(id) => {
            onChange({ isBlank: id === 'blank' });
          }}
          options={[
            { id: 'other', label: isDayField(field) ? 'Another day' : 'Something else' },
            { id: 'blank', label: 'Nothing: leave it blank' },
          ]}
        />
      )}
      {draft.isBlank ? (
        <p className="muted">{description}</p>
      ) : words ? (
        <Select
          label="What holds"
          description={description}
          value={draft.text || null}
          onChange={(text) => {
            onChange({ text });
          }}
          options={words.map((id) => ({ id, label: valueWords(id) }))}
          error={error}
        />
      ) : (
        <TextField
          label="The right day"
          description={description}
          value={draft.text}
          onChange={(text) => {
            onChange({ text });
          }}
          maxLength={10}
          placeholder="31/05/2022"
          error={error}
        />
      )}
    </>
  );
}
