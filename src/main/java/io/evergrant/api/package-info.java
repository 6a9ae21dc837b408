/** Jakarta REST resources, their JSON records, RFC 9457 problems. */
@NullMarked
package io.evergrant.api;

import org.jspecify.annotations.NullMarked;
