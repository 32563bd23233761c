import { TextField } from '../../components/field.tsx';
import { useOfficer } from './officer.ts';

const SHORTEST = 3;

/** What is amiss with a reason; null for a good one. */
export const reasonError = (reason: string): string | null =>
  reason.trim().length < SHORTEST ? 'Say why, in a few words.' : null;

type ReasonAndNameProps = {
  /** What becomes of the reason. */
  description: string;
  reason: string;
  onReason: (reason: string) => void;
  error: string | null;
};

/** Why something is done, and by whom; the name stays filled in for the next time. */
export function ReasonAndName({ description, reason, onReason, error }: ReasonAndNameProps) {
  const { name, setName } = useOfficer();
  return (
    <>
      <TextField
        label="Reason"
        description={description}
        value={reason}
        onChange={onReason}
        maxLength={500}
        error={error}
      />
      <TextField
        label="Your name"
        value={name}
        onChange={setName}
        maxLength={100}
        placeholder="May be left out"
      />
    </>
  );
}
