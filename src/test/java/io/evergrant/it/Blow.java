package io.evergrant.it;

/** What happens to a hub in the middle of its refreshes. */
enum Blow {
    KILL_NODE,
    KILL_DATABASE,
    KILL_BOTH,
    FREEZE_NODE,
    TERMINATE_NODE
}
