/** Where requests may go: the guard on every URL that someone enters. */
@NullMarked
package io.evergrant.egress;

import org.jspecify.annotations.NullMarked;
