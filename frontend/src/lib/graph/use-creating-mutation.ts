/** A mutation that creates: pressing again after a lost answer asks with the same idempotency key, so it is done once. */
import { useRef } from "react";
import { type OperationResult, type TypedDocumentNode, useMutation, type UseMutationState } from "urql";

interface Keyed {
  idempotencyKey?: string | null;
}

interface Variables<Input> {
  input: Input;
}

type Create<Data, Input> = (variables: Variables<Input>, seen?: string) => Promise<OperationResult<Data, Variables<Input>>>;

const NOTHING = { asked: "", key: "" };

/** `seen`: the revision of what the input only names; once that changed, the same input asks for something else. */
export const useCreatingMutation = <Data, Input extends Keyed>(
  document: TypedDocumentNode<Data, Variables<Input>>,
): [UseMutationState<Data, Variables<Input>>, Create<Data, Input>] => {
  const intent = useRef(NOTHING);
  const [state, execute] = useMutation(document);

  const keyFor = (asked: string): string => {
    if (intent.current.asked !== asked) intent.current = { asked, key: crypto.randomUUID() };
    return intent.current.key;
  };

  const create: Create<Data, Input> = async ({ input }, seen = "") => {
    const idempotencyKey = keyFor(JSON.stringify([input, seen]));
    const result = await execute({ input: { ...input, idempotencyKey } });
    // An error says nothing of what the server did: the key stays for the next try.
    if (!result.error && intent.current.key === idempotencyKey) intent.current = NOTHING;
    return result;
  };

  return [state, create];
};
