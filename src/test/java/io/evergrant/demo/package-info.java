/** An authorization server and an API that newcomers and tests connect to; programmable, and never in the WAR. */
@NullMarked
package io.evergrant.demo;

import org.jspecify.annotations.NullMarked;
