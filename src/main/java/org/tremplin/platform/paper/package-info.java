/**
 * Printed output: PDF from XHTML, in every script that a name is written in ({@code Scripts} chooses the font, {@code
 * JoiningFont} joins the letters), scaled-down pictures and QR codes.
 */
package org.tremplin.platform.paper;
