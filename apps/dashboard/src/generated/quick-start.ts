// Generated from docs/guides/quick-start.md by `pnpm generate`.
export interface Way {
  readonly title: string;
  readonly blocks: readonly { readonly language: string; readonly path?: string; readonly code: string }[];
  readonly notes: readonly string[];
}

export const ways: readonly Way[] = [
  {
    "title": "Express",
    "blocks": [
      {
        "language": "sh",
        "code": "npm install @kai/express express openai"
      },
      {
        "language": "ts",
        "path": "app.ts",
        "code": "import { kai } from \"@kai/express\";\nimport express from \"express\";\nimport OpenAI from \"openai\";\n\nconst openai = new OpenAI();\nconst app = express();\n\napp.use(kai({ context: (req) => ({ customer_identifier: String(req.headers[\"x-customer\"]) }) }));\n\napp.post(\"/ask\", express.json(), async (req, res) => {\n  const completion = await openai.chat.completions.create({\n    model: \"gpt-4o-mini\",\n    messages: [{ role: \"user\", content: req.body.question }],\n  });\n  res.json(completion.choices[0]?.message);\n});\n\napp.listen(process.env.PORT ?? 3000);"
      }
    ],
    "notes": [
      "`app.use(kai())` watches every LLM call that the app makes, with whatever SDK: nothing is wrapped.",
      "`context` says whose request it is, when a call is logged.",
      "A call becomes a log when it ends, also when it fails or its client leaves."
    ]
  },
  {
    "title": "Next.js",
    "blocks": [
      {
        "language": "sh",
        "code": "npm install @kai/next openai"
      },
      {
        "language": "ts",
        "path": "instrumentation.ts",
        "code": "export { register } from \"@kai/next/register\";"
      },
      {
        "language": "ts",
        "path": "app/ask/route.ts",
        "code": "import { withKai } from \"@kai/next\";\nimport OpenAI from \"openai\";\n\nconst openai = new OpenAI();\n\nexport const POST = withKai(\n  async (request) => {\n    const { question } = (await request.json()) as { question: string };\n    const completion = await openai.chat.completions.create({\n      model: \"gpt-4o-mini\",\n      messages: [{ role: \"user\", content: question }],\n    });\n    return Response.json(completion.choices[0]?.message);\n  },\n  { context: (request) => ({ customer_identifier: request.headers.get(\"x-customer\") }) },\n);"
      }
    ],
    "notes": [
      "`register` watches every LLM call that the server process makes: routes, server components, server actions.",
      "`withKai` says whose call it was. Without it, calls are logged all the same.",
      "A call becomes a log when it ends, also when it fails or its client leaves."
    ]
  },
  {
    "title": "NestJS",
    "blocks": [
      {
        "language": "sh",
        "code": "npm install @kai/nest openai"
      },
      {
        "language": "ts",
        "path": "main.ts",
        "code": "import { KaiModule } from \"@kai/nest\";\nimport { Body, Controller, Module, Post } from \"@nestjs/common\";\nimport { NestFactory } from \"@nestjs/core\";\nimport OpenAI from \"openai\";\n\n@Controller(\"ask\")\nclass AskController {\n  private readonly openai = new OpenAI();\n\n  @Post()\n  async ask(@Body(\"question\") question: string) {\n    const { choices } = await this.openai.chat.completions.create({\n      model: \"gpt-4o-mini\",\n      messages: [{ role: \"user\", content: question }],\n    });\n    return choices[0]?.message;\n  }\n}\n\n@Module({\n  imports: [\n    KaiModule.forRoot({\n      context: (host) => ({ customer_identifier: host.switchToHttp().getRequest().headers[\"x-customer\"] }),\n    }),\n  ],\n  controllers: [AskController],\n})\nclass AppModule {}\n\nconst app = await NestFactory.create(AppModule);\napp.enableShutdownHooks();\nawait app.listen(process.env.PORT ?? 3000);"
      }
    ],
    "notes": [
      "`KaiModule` watches every LLM call that the app makes, with whatever SDK: nothing is wrapped.",
      "`context` says whose request it is; guards have signed the customer in by then.",
      "With shutdown hooks the last logs are sent as the app closes."
    ]
  },
  {
    "title": "Any language",
    "blocks": [
      {
        "language": "sh",
        "code": "curl -X POST \"$KAI_BASE_URL/api/request-logs/\" \\\n  -H \"Authorization: Bearer $KAI_API_KEY\" \\\n  -H \"Content-Type: application/json\" \\\n  -d '{\"model\": \"gpt-4o-mini\", \"input\": \"Hello\", \"output\": \"Hi\", \"customer_identifier\": \"user_123\"}'"
      },
      {
        "language": "ts",
        "path": "ask.ts",
        "code": "import OpenAI from \"openai\";\n\nconst openai = new OpenAI({ baseURL: `${process.env.KAI_BASE_URL}/api`, apiKey: process.env.KAI_API_KEY });\n\nconst completion = await openai.chat.completions.create({\n  model: \"openai/gpt-4o-mini\",\n  messages: [{ role: \"user\", content: \"Hello\" }],\n});\nconsole.log(completion.choices[0]?.message.content);"
      }
    ],
    "notes": [
      "Post what you know of a call; any field is optional.",
      "Or give a client of OpenAI's, in any language, this server as its base URL and a key with the scope `gateway`: it calls the model and logs the call.",
      "It needs the provider's key in the server's environment, such as `OPENAI_API_KEY`."
    ]
  }
];
