/** The client JAR: what other applications inject; Jakarta and MicroProfile APIs only. */
@NullMarked
package io.evergrant.client;

import org.jspecify.annotations.NullMarked;
