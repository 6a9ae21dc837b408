/** The record of who did what, append-only. */
@NullMarked
package io.evergrant.audit;

import org.jspecify.annotations.NullMarked;
