/// Mail and chat of invented people.
enum ConversationSample {
  static let employer = "Harrowdale County Council"

  static func mail(
    from: String, subject: String = "Bus passes", headers: String = "", body: String, day: Int = 1
  ) -> String {
    """
    From: \(from)
    Subject: \(subject)
    Date: Sat, \(day) Jun 2024 10:11:12 +0100
    Message-ID: <\(day).abc@mail.example.org>
    \(headers)Content-Type: text/plain; charset=utf-8

    \(body)

    """
  }

  static let signature = """
    --\u{20}
    Siwan Tarrant
    Housing Officer, Housing Options Team
    Harrowdale County Council
    Quarry House, 12 Station Road, Millbeck ZZ99 3WZ
    Tel: 01632 960 123
    """

  /// A post of a newsgroup: the header names the sender in an encoded word, the employer and the group.
  static let newsgroupPost = mail(
    from: "=?utf-8?Q?Siwan_Tarrant?= <siwan@mail.example.org>",
    headers:
      "Path: news.example.net!not-for-mail\nNewsgroups: uk.people.example\nOrganization: \(employer)\n",
    body: "Tom Baker <tom@other.example> writes:\n> I work at Fulchester Borough Council.\n\nSo do many.\n\n"
      + signature)

  static let ircLog = """
    --- Log opened Sat Jun 01 10:00:00 2024
    10:00 -!- siwant_example [~siwan@host.example.net] has joined #bikes
    10:01 < kit_m> morning, I work for Fulchester City Council
    10:02 <@siwant_example> I'm a housing officer at Harrowdale County Council, based in Chesterfield
    10:02 < kit_m> nice
    10:03 -!- siwant_example [~siwan@host.example.net]
    10:03 -!-  ircname  : Siwan Tarrant

    """

  static let discord = """
    {"guild": {"id": "1", "name": "Bikes"}, "channel": {"id": "2", "type": "GuildTextChat", "name": "general"},
    "dateRange": {"after": null, "before": null}, "exportedAt": "2024-06-02T00:00:00+00:00", "messages": [
    {"id": "3", "type": "Default", "timestamp": "2024-06-01T10:11:12.345+00:00",
     "content": "I work at Harrowdale County Council. My office is in Chesterfield.",
     "author": {"id": "77", "name": "siwant_example", "discriminator": "0000", "nickname": "Siwan Tarrant",
      "isBot": false, "roles": [{"id": "9", "name": "Housing Officer"}]}},
    {"id": "4", "type": "Default", "timestamp": "2024-06-01T10:12:12.345+00:00", "content": "I work at Fulchester Zoo",
     "author": {"id": "78", "name": "kit_m", "nickname": "Kit Moss", "isBot": false, "roles": []}}
    ], "messageCount": 2}
    """

  static let discordPage = """
    <!DOCTYPE html><html lang="en"><head><title>Bikes - general</title><style>.chatlog__message { }</style></head>
    <body><div class="chatlog">
    <div class="chatlog__message-group"><div id="chatlog__message-container-3" class="chatlog__message-container">
    <div class="chatlog__message"><div class="chatlog__message-primary"><div class="chatlog__header">
    <span class="chatlog__author" title="siwant_example" data-user-id="77">Siwan Tarrant</span>
    <span class="chatlog__timestamp" title="Saturday, June 1, 2024 10:11 AM"><a href="#3">01/06/2024 10:11</a></span>
    </div><div class="chatlog__content chatlog__markdown"><span class="chatlog__markdown-preserve">I work at
    Harrowdale County Council</span></div></div></div></div></div>
    <div class="chatlog__message-group"><div class="chatlog__message-container"><div class="chatlog__message">
    <div class="chatlog__header"><span class="chatlog__author" title="kit_m" data-user-id="78">Kit Moss</span></div>
    <div class="chatlog__content chatlog__markdown">I work at Fulchester Zoo</div></div></div></div>
    </div></body></html>
    """

  static let telegram = """
    {"name": "Bikes", "type": "public_supergroup", "id": 1, "messages": [
    {"id": 1, "type": "service", "date": "2024-06-01T10:00:00", "actor": "Kit Moss", "actor_id": "user78",
     "action": "join_group_by_link", "text": ""},
    {"id": 2, "type": "message", "date": "2024-06-01T10:11:12", "from": "Siwan Tarrant", "from_id": "user77",
     "text": ["I work at ", {"type": "bold", "text": "Harrowdale County Council"}]},
    {"id": 3, "type": "message", "date": "2024-06-01T10:12:12", "from": "Kit Moss", "from_id": "user78",
     "text": "I work at Fulchester Zoo"}]}
    """

  static let telegramPage = """
    <!DOCTYPE html><html><head><title>Exported Data</title></head><body onload="CheckLocation();">
    <div class="page_wrap"><div class="history">
    <div class="message default clearfix" id="message2"><div class="body">
    <div class="pull_right date details" title="01.06.2024 10:11:12 UTC+01:00">10:11</div>
    <div class="from_name">Siwan Tarrant</div><div class="text">Look at this</div></div></div>
    <div class="message default clearfix joined" id="message3"><div class="body">
    <div class="pull_right date details" title="01.06.2024 10:12:12 UTC+01:00">10:12</div>
    <div class="text">I work at Harrowdale County Council</div></div></div>
    <div class="message default clearfix" id="message4"><div class="body">
    <div class="from_name">Kit Moss</div><div class="text">I work at Fulchester Zoo</div></div></div>
    </div></div></body></html>
    """

  static let matrix = """
    {"room_name": "Bikes", "room_creator": "@kit:example.org", "topic": "", "export_date": "6/2/2024",
    "exported_by": "@kit:example.org", "messages": [
    {"type": "m.room.member", "sender": "@siwant:example.org", "state_key": "@siwant:example.org",
     "content": {"displayname": "Siwan Tarrant", "membership": "join"}, "origin_server_ts": 1717236672000},
    {"type": "m.room.message", "sender": "@siwant:example.org", "origin_server_ts": 1717236672000, "content":
     {"msgtype": "m.text", "body": "> <@kit:example.org> I work at Fulchester Zoo\\n\\nI work at Harrowdale County Council"}},
    {"type": "m.room.message", "sender": "@kit:example.org", "origin_server_ts": 1717236673000,
     "content": {"msgtype": "m.text", "body": "hi, Kit Moss here"}}]}
    """

  static let matrixPage = """
    <!DOCTYPE html><html lang="en"><head><title>Exported Data</title></head><body><div class="mx_MatrixChat_wrapper">
    <ol><li class="mx_Export_EventWrapper" id="$1"><div class="mx_EventTile"><div class="mx_DisambiguatedProfile">
    <span class="mx_DisambiguatedProfile_displayName">Siwan Tarrant</span></div>
    <a><span class="mx_MessageTimestamp">10:11</span></a><div class="mx_EventTile_line">
    <div class="mx_MTextBody"><span class="mx_EventTile_body">I work at Harrowdale County Council</span></div></div>
    </div></li>
    <li class="mx_Export_EventWrapper"><div class="mx_EventTile"><div class="mx_DisambiguatedProfile">
    <span class="mx_DisambiguatedProfile_displayName">Kit Moss</span></div><div class="mx_EventTile_line">
    <span class="mx_EventTile_body">I work at Fulchester Zoo</span></div></div></li></ol></div></body></html>
    """

  static let matrixText = """
    6/1/2024, 10:11:12 AM - Siwan Tarrant: I work at Harrowdale County Council
    6/1/2024, 10:12:12 AM - Kit Moss: I work at Fulchester Zoo

    """

  /// A mailbox (mboxrd) of three writers; two of its messages are the subject's.
  static let mailbox = [
    mail(from: "Siwan Tarrant <siwan@mail.example.org>", body: ">From here on it is easy.\n\n" + signature),
    mail(
      from: "Kit Moss <kit@mail.example.org>", body: "I work at Fulchester Zoo.\n\n-- \nKit Moss\nZoo Keeper",
      day: 2),
    mail(
      from: "tom@mail.example.org (Tom Baker)", body: "On Sat, Siwan Tarrant wrote:\n> I work at home\n\nNo.",
      day: 3),
    mail(from: "\"Tarrant, Siwan\" <siwan@mail.example.org>", body: "I live in Chesterfield.", day: 4),
  ].map { "From someone@example.org Sat Jun  1 10:11:12 2024\n" + $0 + "\n" }.joined()

  /// A page of a list's archive, as Mailman 2 writes it.
  static let archivePage = """
    <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
    <HTML><HEAD><TITLE> [Bikes] Bus passes</TITLE><META NAME="robots" CONTENT="index,nofollow"></HEAD>
    <BODY BGCOLOR="#ffffff"><H1>[Bikes] Bus passes</H1><B>Siwan Tarrant</B>
    <A HREF="mailto:bikes%40lists.example.org?Subject=Re" TITLE="Bus passes">siwan at mail.example.org</A><BR>
    <I>Sat Jun  1 10:11:12 BST 2024</I><P><UL><LI>Next message (by thread): <A HREF="2.html">Kit Moss</A></LI></UL>
    <HR><!--beginarticle--><PRE>On Fri, 31 May 2024, Tom Baker wrote:
    &gt;<i> I work at Fulchester Zoo.
    </I>So do many.

    \(signature)
    </PRE><!--endarticle--><HR></BODY></HTML>
    """
}
