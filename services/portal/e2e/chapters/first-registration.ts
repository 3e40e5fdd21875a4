import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { syntheticPhoto } from '@medreg/documents';
import { importAll, inventPerson, until } from '@medreg/journey';
import type { Browsing } from '../browsing.ts';
import { choose, takeStep } from '../hands.ts';
import { codeIn } from '../scan.ts';

const MINUTES = 60_000;
const PASSWORD = 'Lingnan7k2m9x';

/**
 * The manual's chapters 1, 2.1 and 4 (S0), the institution's 2.1 and the authority's 3.1 (S1), by screens alone: from a stranger to a
 * code that somebody else scans. Applicant, institution and authority look at the same case in browsers of their own.
 */
export const firstRegistration = (browsing: () => Browsing) =>
  it(
    'a first registration, by screens alone: from a stranger to a scanned code',
    async () => {
      const { url, graph, mailbox, cast, demo, visitor } = browsing();
      const person = inventPerson('SPECIALIST');
      await importAll(graph, await cast.as('nation'), [person]);
      const applicant = await visitor({ device: 'phone' });
      const { page } = applicant;

      // 1.1 账户注册
      await applicant.open('/person/sign-in');
      await page.getByRole('link', { name: '注册新账号' }).click();
      await page.getByLabel('姓名', { exact: true }).fill(person.name);
      await page.getByLabel('身份证号', { exact: true }).fill(person.idNumber);
      await page.getByRole('checkbox', { name: /我同意隐私政策/ }).check();
      await applicant.picture('person-sign-up.phone');
      expect(await applicant.barriers()).toEqual([]);
      await page.getByRole('button', { name: '确定，继续' }).click();
      await page.getByRole('button', { name: '信息无误，下一步' }).click();
      await page.getByLabel('手机号码').fill(person.phone);
      await page.getByLabel('登录名', { exact: true }).fill(`e2e${person.idNumber.slice(-6, -1)}`);
      await page.getByLabel('登录密码').fill(PASSWORD);
      await page.getByLabel('确认密码').fill(PASSWORD);
      await page.getByRole('button', { name: '注册', exact: true }).click();
      await page.getByText('注册成功', { exact: true }).waitFor();
      const since = new Date(Date.now() - 1000);
      await page.getByRole('button', { name: '下一步：登录并完成验证' }).click();

      // 1.1 手机验证, 1.2 账户激活
      await page.getByRole('button', { name: '向手机发送校验码' }).click();
      await page.getByLabel('短信校验码').fill(await mailbox.read(person.phone, 'PHONE_CODE', since, 'code'));
      await page.getByRole('button', { name: '确定', exact: true }).click();
      await page.getByLabel('资格证书编码').fill(person.code);
      await applicant.picture('person-activate.phone');
      await page.getByRole('button', { name: '激活', exact: true }).click();
      await page.getByRole('link', { name: '开始办理' }).click();
      await page.getByRole('heading', { name: `您好，${person.name}` }).waitFor();

      // 2.1 执业注册: photo, form, materials, submission
      await page.getByRole('button', { name: /中医（专长）医师执业注册/ }).click();
      const photo = join(tmpdir(), `photo-${person.idNumber}.jpg`);
      writeFileSync(photo, await syntheticPhoto(person.name));
      await page.locator('input[type="file"]').setInputFiles(photo);
      await page.getByRole('button', { name: '使用这张照片' }).click();
      await page.getByText('照片已通过检查并保存').waitFor();
      await page.getByRole('button', { name: '下一步' }).click();
      await choose(page, /拟执业机构/, demo.institutions.hospital.name, '岭南');
      await page.getByLabel('联系地址').fill('广州市荔湾区演示路18号');
      await choose(page, /学历/, '大学本科');
      await page.getByRole('radio', { name: '良好' }).dispatchEvent('click');
      await page.getByLabel('个人工作经历').fill('2010年起从事中医药诊疗活动。');
      await page.getByText(/已保存/).waitFor();
      await applicant.picture('person-form.phone');
      expect(await applicant.barriers()).toEqual([]);
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('heading', { name: /跨省执业的文件/ }).waitFor();
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByText('内容完整，请核对后提交').waitFor();
      await page.getByRole('checkbox', { name: /申请人声明/ }).check();
      await applicant.picture('person-check.phone');
      await page.getByRole('button', { name: '提交此业务' }).click();
      await page.getByText('提交成功').waitFor();

      // S1 2.1 医疗机构审核, 3.1 主管部门审批
      const hospital = await visitor();
      await hospital.signIn('institution', 'hospital');
      await hospital.picture('institution-todo.desktop');
      expect(await hospital.barriers()).toEqual([]);
      await hospital.page.getByRole('link', { name: person.name }).click();
      await hospital.page.getByRole('group', { name: '办理' }).waitFor();
      await hospital.picture('institution-case.desktop');
      await takeStep(hospital.page, '审核通过');
      const county = await visitor();
      await county.signIn('authority', 'county');
      await county.picture('authority-todo.desktop');
      expect(await county.barriers()).toEqual([]);
      await county.page.getByRole('link', { name: person.name }).click();
      await takeStep(county.page, '受理', { asks: false });
      const decider = await visitor();
      await decider.signIn('authority', 'decider');
      await decider.page.getByRole('link', { name: person.name }).click();
      await decider.page.getByRole('group', { name: '办理' }).waitFor();
      await decider.picture('authority-case.desktop');
      expect(await decider.barriers()).toEqual([]);
      await takeStep(decider.page, '准予');
      await decider.page.getByText('已生效').first().waitFor();

      // The applicant sees it, and shows what he has got: 4.1 申领电子证照
      await applicant.open('/person/applications');
      await page.getByText('已生效').first().waitFor();
      await page.locator('main a[href^="/person/applications/"]').first().click();
      await page.getByRole('heading', { name: '办理进度' }).waitFor();
      await applicant.picture('person-application.phone');
      await until('the licence can be claimed', async () => {
        await applicant.open('/person/licences');
        return page.getByRole('button', { name: '申领｜亮照' }).isVisible();
      });
      await page.getByRole('button', { name: '申领｜亮照' }).click();
      const code = page.getByRole('img', { name: `${person.name}的动态核验二维码` });
      await code.waitFor();
      await applicant.picture('person-licence.phone');
      const address = codeIn(await page.screenshot());
      expect(address).toContain(`${new URL(url).host}/verify/`);

      // A stranger scans it, without JavaScript
      const stranger = await visitor({ device: 'phone', script: false });
      await stranger.page.goto(String(address));
      await stranger.picture('verify.phone');
      expect(await stranger.page.locator('body').textContent()).toContain(person.name);
      expect(await stranger.page.locator('body').textContent()).toContain('有效');

      // Anybody finds him in the public register
      const patient = await visitor({ device: 'phone' });
      await patient.open(`/search?province=440000&name=${encodeURIComponent(person.name)}`);
      await patient.page.getByRole('heading', { level: 3, name: person.name }).first().waitFor();
      await patient.picture('public-search.phone');

      for (const one of [patient, applicant, hospital, county, decider]) {
        expect(one.complaints).toEqual([]);
        await one.close();
      }
      await stranger.close();
    },
    8 * MINUTES,
  );
