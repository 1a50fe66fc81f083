<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:o="urn:example:orders">
  <xsl:output method="text"/>
  <xsl:param name="lane"/>
  <xsl:template match="/o:order">
    <xsl:value-of select="concat('order ', @id, ' for ', o:customer, ' (', $lane, ')&#10;')"/>
    <xsl:for-each select="o:item">
      <xsl:value-of select="concat(@quantity, ' x ', ., '&#10;')"/>
    </xsl:for-each>
    <xsl:if test="normalize-space(o:remark)">
      <xsl:value-of select="concat('remark: ', o:remark, '&#10;')"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
