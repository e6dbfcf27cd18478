"""A chapter in the feed of each site, in the shape of what its program writes; the words are our own."""

WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
    xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
    <title>Salt on the Stairs &#8211; Harbour Light</title>
    <atom:link href="https://harbour.example/category/salt/feed/" rel="self" type="application/rss+xml" />
    <link>https://harbour.example</link>
    <description>Stories by the sea</description>
    <lastBuildDate>Sat, 03 Jan 2026 10:00:00 +0000</lastBuildDate>
    <language>en-US</language>
    <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>
    <generator>https://wordpress.org/?v=6.8</generator>
    <item>
        <title>Chapter 3: Salt &#8211; Bea&#8217;s Tide</title>
        <link>https://harbour.example/2026/01/chapter-3/</link>
        <comments>https://harbour.example/2026/01/chapter-3/#comments</comments>
        <dc:creator><![CDATA[harbourlight]]></dc:creator>
        <pubDate>Sat, 03 Jan 2026 10:00:00 +0000</pubDate>
        <category><![CDATA[Salt on the Stairs]]></category>
        <category><![CDATA[chapter]]></category>
        <guid isPermaLink="false">https://harbour.example/?p=33</guid>
        <description><![CDATA[<p>Mirel swept the stairs at dawn. The ferry was late. [&#8230;]</p>]]></description>
        <content:encoded><![CDATA[<p>Mirel swept the stairs at dawn. The ferry was late.</p>
        <p>And then.</p>]]></content:encoded>
        <wfw:commentRss>https://harbour.example/2026/01/chapter-3/feed/</wfw:commentRss>
        <slash:comments>2</slash:comments>
    </item>
</channel></rss>"""
"""`feed-rss2.php` of WordPress, with what its hooks add."""

FICTIONEER = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:webfeeds="http://webfeeds.org/rss/1.0">
  <channel>
    <title>Harbour Light - Salt on the Stairs Chapters</title>
    <description>Recent chapters of Salt on the Stairs.</description>
    <atom:link href="https://harbour.example/feed/rss-chapters?story_id=7" rel="self" type="application/rss+xml" />
    <link>https://harbour.example/story/salt-on-the-stairs/</link>
    <image><url>https://harbour.example/icon.png</url><title>An icon</title><link>https://harbour.example</link></image>
    <category>Fantasy</category>
    <item>
      <title>Low Tide</title>
      <link>https://harbour.example/story/salt-on-the-stairs/low-tide/</link>
      <pubDate>Sat, 03 Jan 2026 10:00:00 +0000</pubDate>
      <dc:creator>harbourlight</dc:creator>
      <guid isPermaLink="false">https://harbour.example/?post_type=fcn_chapter&#038;p=33</guid>
      <description><![CDATA[The stairs are swept, and nobody comes.]]></description>
      <webfeeds:featuredImage url="https://harbour.example/cover.jpg" width="400" height="400" />
      <category>Fantasy</category>
    </item>
  </channel>
</rss>"""
"""`rss-rss-story.php` of the theme."""

GHOST = """<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"
xmlns:media="http://search.yahoo.com/mrss/"><channel><title><![CDATA[Harbour Light]]></title>
<description><![CDATA[Stories by the sea]]></description><link>https://harbour.ghost.io/</link>
<image><url>https://harbour.ghost.io/favicon.png</url><title>Icon</title><link>https://harbour.ghost.io/</link></image>
<generator>Ghost 5.8</generator><lastBuildDate>Sat, 03 Jan 2026 10:00:00 GMT</lastBuildDate>
<atom:link href="https://harbour.ghost.io/rss/" rel="self" type="application/rss+xml"/><ttl>60</ttl>
<item><title><![CDATA[Chapter 3: Salt & Tide]]></title><description><![CDATA[<p>Mirel swept the stairs at dawn, as she
did each day but Sunday.</p>]]></description><link>https://harbour.ghost.io/chapter-3/</link>
<guid isPermaLink="false">65f0c0ffee</guid><category><![CDATA[Salt on the Stairs]]></category>
<dc:creator><![CDATA[harbourlight]]></dc:creator><pubDate>Sat, 03 Jan 2026 10:00:00 GMT</pubDate>
<media:content url="https://harbour.ghost.io/a.png" medium="image"><media:title>A picture</media:title></media:content>
<content:encoded><![CDATA[<img src="https://harbour.ghost.io/a.png" alt=""/><p>Mirel swept the stairs at dawn, as she
did each day but Sunday.</p><p>And then.</p>]]></content:encoded></item></channel></rss>"""
"""`generate-feed.js` of Ghost: where no excerpt was written, the description is the beginning of the post."""

SUBSTACK = """<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title><![CDATA[Harbour Light]]></title>
<link>https://harbour.substack.com</link><generator>Substack</generator>
<itunes:owner><itunes:name><![CDATA[harbourlight]]></itunes:name></itunes:owner>
<item><title><![CDATA[Chapter 3: Salt]]></title><itunes:title>Another title</itunes:title>
<description><![CDATA[In which the ferry is late.]]></description><link>https://harbour.substack.com/p/chapter-3-salt</link>
<guid isPermaLink="false">https://harbour.substack.com/p/chapter-3-salt</guid>
<dc:creator><![CDATA[harbourlight]]></dc:creator><pubDate>Sat, 03 Jan 2026 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>Mirel swept the stairs at dawn.</p>]]></content:encoded></item></channel></rss>"""
"""As in fixtures of programs that read Substack: the description is the post's subtitle."""

XENFORO = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
  <channel>
    <title>Salt on the Stairs (Original)</title>
    <description>Threadmarks for Salt on the Stairs</description>
    <pubDate>Sat, 03 Jan 2026 10:00:00 +0000</pubDate>
    <link>https://forums.spacebattles.com/threads/salt-on-the-stairs.123/</link>
    <atom:link rel="self" type="application/rss+xml"
      href="https://forums.spacebattles.com/threads/salt-on-the-stairs.123/threadmarks.rss?threadmark_category=1"/>
    <item>
      <title>Chapter 3: Salt</title>
      <pubDate>Sat, 03 Jan 2026 10:00:00 +0000</pubDate>
      <link>/threads/salt-on-the-stairs.123/post-7003</link>
      <guid>https://forums.spacebattles.com/posts/7003/</guid>
      <author>invalid@example.com (harbourlight)</author>
      <dc:creator>harbourlight</dc:creator>
    </item>
  </channel>
</rss>"""
"""As in FanFicFare's reading of threadmarks; some boards' links lack the host."""

ROYAL_ROAD = """<?xml version="1.0" encoding="utf-8"?>
<rss xmlns:a10="http://www.w3.org/2005/Atom" version="2.0"><channel><title>Salt on the Stairs</title>
<link>https://www.royalroad.com/fiction/21220</link><description>Latest updates of (Salt on the Stairs)</description>
<item><guid isPermaLink="false">301778</guid><link>https://www.royalroad.com/fiction/chapter/301778</link>
<title>Salt on the Stairs - 3. Low Tide</title><description>{text}</description>
<pubDate>Sat, 03 Jan 2026 10:00:00 Z</pubDate></item></channel></rss>"""
"""As programs that watch Royal Road read it; the description is the chapter's text."""

BLOGGER = """<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="https://www.blogger.com/styles/atom.css"
type="text/css"?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/'
xmlns:thr='http://purl.org/syndication/thread/1.0'><id>tag:blogger.com,1999:blog-4</id>
<updated>2026-01-04T10:00:00.000-08:00</updated><category term="Salt on the Stairs"/><title type='text'>Harbour</title>
<link rel='self' type='application/atom+xml' href='https://harbour.blogspot.com/feeds/posts/default'/>
<link rel='alternate' type='text/html' href='https://harbour.blogspot.com/'/>
<entry><id>tag:blogger.com,1999:blog-4.post-33</id><published>2026-01-03T02:00:00.000-08:00</published>
<updated>2026-01-04T10:00:00.000-08:00</updated>
<category scheme='http://www.blogger.com/atom/ns#' term='Salt on the Stairs'/><title type='text'>Chapter 3: Salt</title>
<content type='html'>&lt;p&gt;Mirel swept the stairs at dawn.&lt;/p&gt;</content>
<link rel='replies' type='application/atom+xml' href='https://harbour.blogspot.com/feeds/33/comments/default'/>
<link rel='edit' type='application/atom+xml' href='https://www.blogger.com/feeds/4/posts/default/33'/>
<link rel='self' type='application/atom+xml' href='https://www.blogger.com/feeds/4/posts/default/33'/>
<link rel='alternate' type='text/html' href='https://harbour.blogspot.com/2026/01/chapter-3.html' title='Chapter 3'/>
<author><name>harbourlight</name><uri>https://www.blogger.com/profile/4</uri></author><thr:total>2</thr:total></entry></feed>"""
"""As Blogger's documentation of its feeds has it."""

SCRIBBLE_HUB = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Scribble Hub</title><link>https://www.scribblehub.com</link>
<item><title>Chapter 3 - Low Tide</title>
<link>https://www.scribblehub.com/read/965-salt-on-the-stairs/chapter/33/</link>
<category><![CDATA[Salt on the Stairs]]></category><dc:creator><![CDATA[harbourlight]]></dc:creator>
<pubDate>Sat, 03 Jan 2026 10:00:00 +0000</pubDate>
<guid isPermaLink="false">https://www.scribblehub.com/?p=33</guid></item></channel></rss>"""
"""As RSS-Bridge and bots that watch Scribble Hub read it: a category is the series."""

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><rss version='2.0'><channel><item><title>&a9;</title><guid>1</guid></item></channel></rss>"
)
"""A hundred million characters, for who lets a feed declare what its words mean."""
