/** This node among the others: name, clock, threads, heartbeat, what changed elsewhere. */
@NullMarked
package io.evergrant.node;

import org.jspecify.annotations.NullMarked;
