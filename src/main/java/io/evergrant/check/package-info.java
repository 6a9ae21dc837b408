/** What may be entered, and what was wrong with it: names, violations, conflicts; no room below it. */
@NullMarked
package io.evergrant.check;

import org.jspecify.annotations.NullMarked;
