/** Tells people what needs a human, before it hurts: by e-mail and by webhook. */
@NullMarked
package io.evergrant.notice;

import org.jspecify.annotations.NullMarked;
