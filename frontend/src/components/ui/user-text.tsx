/** Text that somebody typed, in its own direction: Arabic and Hebrew are set from the right, and turn nothing beside them. */
import type { ComponentProps, ElementType } from "react";

type UserTextProps<Tag extends ElementType> = { as?: Tag } & ComponentProps<Tag>;

/** In a sentence: `<UserText>{name}</UserText>`; a block of its own: `<UserText as="p">{description}</UserText>`. */
export const UserText = <Tag extends ElementType = "bdi">({ as, ...props }: UserTextProps<Tag>) => {
  const Element: ElementType = as ?? "bdi";
  return <Element dir="auto" {...props} />;
};
