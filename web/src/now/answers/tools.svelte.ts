/** What a person holds in the hand for the whole visit: named once, offered again with each reading. */
export const tools = $state({ meter: '' });
