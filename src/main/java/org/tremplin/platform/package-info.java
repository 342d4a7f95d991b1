/**
 * The only shared code: the use-case stereotype, stored things, refusals and how they are answered, the clock, texts,
 * response headers and readiness. Knows no capability.
 *
 * <p>Texts are not one file but one bundle per capability ({@code org.tremplin.<capability>.messages}), chosen by the
 * first word of the key: a capability's folder then holds everything it says, and two people adding keys never meet in
 * one file.
 */
package org.tremplin.platform;
